"""Words for what the desk's keys are and what happened to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def standing(value: str) -> tuple[str, str]:
    """How a laptop's certificate stands: words and tone."""
    return {
        "good": (translate("KeyWords", "Valid"), "ok"),
        "ends": (translate("KeyWords", "Ends soon"), "warn"),
        "ended": (translate("KeyWords", "Ended"), "bad"),
        "revoked": (translate("KeyWords", "Revoked"), "bad"),
    }[value]


def reason(value: str) -> str:
    """Why a certificate was made void."""
    return {
        "": "",
        "lost": translate("KeyWords", "Lost or stolen"),
        "left": translate("KeyWords", "Evaluator has left"),
        "replaced": translate("KeyWords", "Replaced"),
        "broken": translate("KeyWords", "Out of use"),
        "other": translate("KeyWords", "Other"),
    }[value]


def act(value: str) -> str:
    """What happened, as a line of the ledger says it."""
    return {
        "founded": translate("KeyWords", "Desk's keys made"),
        "enrolled": translate("KeyWords", "Enrolled"),
        "renewed": translate("KeyWords", "Renewed"),
        "handed_over": translate("KeyWords", "Handed over"),
        "revoked": translate("KeyWords", "Certificate revoked"),
        "bundle": translate("KeyWords", "Trust file written"),
        "root_list": translate("KeyWords", "Root's list renewed"),
        "district": translate("KeyWords", "District's certificate renewed"),
        "district_revoked": translate("KeyWords", "District's certificate revoked"),
        "caught_up": translate("KeyWords", "Numbers taken over"),
        "recipients": translate("KeyWords", "Recipients set"),
        "sheet": translate("KeyWords", "Decryption key written on paper"),
        "sheet_read": translate("KeyWords", "Decryption key taken over from paper"),
    }[value]
