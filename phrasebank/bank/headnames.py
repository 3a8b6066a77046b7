"""Headings that begin with a verb of the dictionary and yet name something: 工作目标 does nothing, 压实责任 does.

    names("工作", ("目标",)) and names("发展", ("环境",)) and names("监督", ("检查",))
    not names("发展", ("产业",)) and not names("服务", ("大局",)) and not names("组织", ("培训",))

The dictionary has 发展, 建设, 监督 for verbs and nouns at once. What stands behind them decides: before the head of a name
(目标, 环境), and before nothing but another such word, they name; before what can be acted on they are verbs.
"""

from collections.abc import Sequence

from phrasebank.fewwords import part_of_speech

_DEEDS = ("v", "vn")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# nouns wherever a heading begins with them: 应急处置, 就业形势; read off the headings of 315 official texts
_NOUNS = _words(
    "工作 安全 应急 自动 就业 生活 消费 劳动 旅游 贸易 体育 活动 行动 使命 实践 预期 收入 脱贫 扶贫 增速 出口 对口 留守 "
    "综合 相关 有关 直播 奋斗 生产 经营 财政"
)
# verbs and nouns: 发展产业 and 发展环境; without those that are verbs whatever stands behind, 创新方式, 制定措施
_BOTH = _words(
    "发展 建设 管理 实施 保障 组织 教育 宣传 改革 治理 监督 检查 评价 考核 评估 监测 培训 执法 领导 推进 服务 支撑 学习 "
    "研究 调查 申报 奖励 报名 评选 指导 合作 交流 投资 开放 规划 运行 运营 牵头 主办 承办 协办 参加 参会"
)
# those of them that act on what follows if it can be acted on: 推进机制改革, 服务发展; 监督检查 and 管理机制改革 only name
_ACTING = _words("推进 实施 研究 学习 奖励 指导 规划 开放 服务 保障 支撑 发展 牵头 主办 承办 协办 参加 参会")
# what is organised: 组织培训, but not 组织实施
_EVENTS = _words("培训 学习 活动 观看 收看 演练 检查 调研 竞赛 开展 参加 考察 参观 慰问 评选 座谈 讨论 生产")
# what names are names of
_HEADS = _words(
    "目标 任务 内容 要求 安排 措施 方案 办法 背景 现状 情况 进度 进展 步骤 原则 思路 思想 理念 方向 成果 成效 条件 环境 体系 "
    "机制 制度 模式 能力 水平 质量 力度 意识 形势 概况 阶段 时间 地点 对象 范围 标准 程序 流程 路径 方式 方法 手段 途径 经费 人员 "
    "部门 单位 机构 结构 规模 过程 结果 作风 纪律 成本 计划 重点 规律 特点 格局 态势 速度 势头 动力 潜力 效益 需求 基础 精神 "
    "班子 平台 网络 意见 事项 纲要 规程 细则 名额 指标 赤字 事业 领导"
)
NAMING = _NOUNS | _BOTH
"""Words that ``names`` knows to be nouns, some only where certain words follow."""


def names(first: str, behind: Sequence[str]) -> bool:
    """Whether a heading's first word is a noun there, by the words ``behind`` it."""
    if first in _NOUNS:
        return True
    if first not in _BOTH or not behind:
        return False
    if behind[0] in _HEADS:
        return len(behind) == 1 or first not in _ACTING
    if len(behind) > 1 or first in _ACTING or (first == "组织" and behind[0] in _EVENTS):
        return False
    return len(behind[0]) > 1 and part_of_speech(behind[0]) in _DEEDS
