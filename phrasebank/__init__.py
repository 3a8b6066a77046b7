"""phrasebank reads prose: speeches become Documents, their recurring formal structures a searchable bank."""
