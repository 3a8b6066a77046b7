"""From an existing text to the outline that drafts it again: ``outline_of(document)``.

Document ─ units ─► paragraphs ─ edges ─► title … signature + body ─ shapes, tree ─► Content ─ yamlout ─► 提纲
"""

from drafter.reverse.outline import Reversed, outline_of, save_outline

__all__ = ["Reversed", "outline_of", "save_outline"]
