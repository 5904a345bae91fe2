"""The office's opinion as the annexes print it."""

from models.facts.decision import DecisionFacts


def opinion_words(decision: DecisionFacts | None) -> str:
    """Return the opinion with its reason and document number; empty without a decision."""
    if decision is None:
        return ""
    words = decision.opinion
    if decision.reason:
        words += f"\n　　理由：{decision.reason}"
    if decision.document_number:
        words += f"（{decision.document_number}）"
    return words
