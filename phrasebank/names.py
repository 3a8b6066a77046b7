"""Personal names by their form: a family name and a given one, 张明远, 欧阳明远, or a name with a dot, 阿依古丽·买买提.

There are two lists of family names, for two questions. Where a name is likely (a field of persons) any family name will do;
where it is not (brackets at the end of a text, a word that the dictionary calls a person) only the commonest tell a name
from a word.
"""

COMMON = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The hundred commonest family names of one character; what is no name rarely begins so where names stand."""

_RARER = (
    "肖韦付闫陶严覃莫向温施牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍"
    "涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷"
    "晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥"
    "南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海习"
)

FAMILY_NAMES = frozenset(COMMON + _RARER)
"""The family names of one character that there are, of nearly everybody; many are common words' first characters, too."""

COMPOUND = (
    *("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "司徒", "端木", "公孙", "夏侯"),
    *(
        "宇文",
        "长孙",
        "鲜于",
        "呼延",
        "澹台",
        "淳于",
        "申屠",
        "赫连",
        "钟离",
        "轩辕",
        "拓跋",
        "东郭",
        "万俟",
        "闻人",
    ),
)
"""Family names of two characters."""

# characters that write the sounds of other languages, two to six of them on each side of the dot: 阿依古丽·买买提, 努尔·白克力江;
# not 书香·江州
_SOUNDS = (
    "阿艾安敖奥巴白拜保贝比毕别波伯布不查达代丹道德得地迪蒂丁都杜多尔法菲夫盖甘岗高格根贡古姑谷哈海罕汗豪合赫洪胡吉加嘉江"
    "杰金居喀卡凯开坎康柯科克可肯库夸拉来莱兰朗勒雷里力丽利娜连莲林留龙卢鲁伦罗洛吕马玛买迈麦曼满毛梅门蒙米敏明莫默姆木穆"
    "那纳乃奈尼妮宁努诺欧帕派培皮珀普其齐恰切钦曲确热日肉如若萨赛桑瑟沙山尚绍申圣什石斯司松苏素孙索塔台泰坦特腾提铁廷图"
    "吐托脱瓦外旺威维卫温翁沃乌吾伍西希夏香肖谢辛雄许雅亚牙扬杨尧耶叶伊依衣以益因英尤友于玉裕元月孜再赞泽扎占哲者珍只子祖佐"
)
DOTTED = rf"[{_SOUNDS}]{{2,6}}(?:·[{_SOUNDS}]{{2,6}})+"
"""A pattern of names with a dot."""

PERSON = rf"(?:(?:{'|'.join(COMPOUND)}|[{COMMON}])[\u4e00-\u9fff]{{1,2}}|{DOTTED})"
"""A pattern of whole names with a common family name or a dot: 王伟, 欧阳明远; of 高度 and 方案, too, where no name stands."""

# 习 begins 习惯 and 习题, too, but where the dictionary calls the word a person it is none of them
_OF_PERSONS = frozenset(COMMON + "习")


def may_be_person(word: str) -> bool:
    """Whether a word that the dictionary calls a person begins as names do: it has 崇高 and 从严治党 for persons, too."""
    return word[0] in _OF_PERSONS or word.startswith(COMPOUND)
