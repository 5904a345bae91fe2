"""Standard packs: their types, loading, integrity sentences and judgement arithmetic."""
