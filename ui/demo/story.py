"""The order of the story, and what it leaves behind."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from models.messages import console_language, sentence
from ui.demo import acts_desk, acts_field, acts_finish, sample
from ui.demo.driver import Driver
from ui.demo.photos import SamplePhoto

Say = Callable[[str], None]


def told(code: str, **params: str | int) -> str:
    """Return a sentence of the demo in the console's language."""
    return sentence(code, params, console_language())


@dataclass(frozen=True)
class Places:
    """Where everything of one demo lies."""

    out: Path
    """What the demo leaves for the person who ran it."""

    def folder(self, name: str) -> Path:
        """Return a folder below `out`, made when it is not there."""
        made = self.out / name
        made.mkdir(parents=True, exist_ok=True)
        return made


@dataclass
class Story:
    """Plays the acts and says, after each, what was done and how long it took."""

    driver: Driver
    places: Places
    photos: tuple[SamplePhoto, ...]
    say: Say
    _since: float = field(default_factory=time.monotonic)

    def play(self) -> None:
        """Play everything, in the order of the six steps of a real visit."""
        driver, stick = self.driver, self.places.folder("stick")
        self._act("demo-workspace", lambda: acts_field.first_start(driver))
        self._act("demo-planned", lambda: acts_field.new_visit(driver))
        self._act("demo-measured", lambda: acts_field.measure_criteria(driver))
        self._act("demo-walked", self._walk)
        self._act("demo-closed", lambda: acts_finish.close(driver))
        self._act("demo-signed", lambda: acts_finish.sign(driver))
        self._act("demo-certificate", lambda: self._enrol(stick))
        self._act("demo-packed", lambda: acts_finish.pack_and_copy(driver, stick))
        self._act("demo-decided", lambda: self._desk(stick))
        self._act("demo-home", lambda: self._home(stick))
        self._act("demo-around", lambda: acts_desk.look_around(driver))
        self._leave(stick)

    def _act(self, code: str, act: Callable[[], object]) -> None:
        act()
        now = time.monotonic()
        self.say(f"{now - self._since:5.1f} s  {told(code)}")
        self._since = now

    def _walk(self) -> None:
        acts_field.walk(self.driver, self.photos)
        acts_field.slip_and_undo(self.driver)
        acts_field.refuse_bad_photo(self.driver, self.places.folder("work"))
        acts_field.search(self.driver)
        acts_field.by_room(self.driver)

    def _enrol(self, stick: Path) -> None:
        acts_finish.ask_for_certificate(self.driver, stick)
        acts_desk.make_desk(self.driver, self.places.out / "desk", self.places.folder("safe"))
        acts_desk.enrol(self.driver, stick)
        self._to_delivery()
        acts_finish.take_certificate(self.driver, stick)

    def _desk(self, stick: Path) -> None:
        acts_desk.receive(self.driver, stick, self.places.folder("work"))
        acts_desk.decide(self.driver, self.places.folder("forms"))

    def _home(self, stick: Path) -> None:
        self._to_delivery()
        self.driver.type("delivery_folder", str(stick))
        acts_finish.bring_receipt_home(self.driver)
        self.driver.click("nav_visits")
        self.driver.settle(0.4)
        self.driver.shot("visits-delivered")

    def _to_delivery(self) -> None:
        """Go back to the visit the way a person would: list, visit, closing, signing, delivery."""
        driver = self.driver
        driver.click("nav_visits")
        acts_field.open_first_visit(driver)
        driver.click("closeVisit")
        driver.click("closing_sign")
        driver.click("signing_deliver")
        driver.find("delivery_folder")

    def _leave(self, stick: Path) -> None:
        """Put what a stranger checks into the folder itself."""
        for found in (*stick.glob("visit-*.zip.age"), *stick.glob("receipt-*.p7m")):
            shutil.copy(found, self.places.out / found.name)
        acts_desk.open_packages(self.driver, self.places.out)
        shutil.copy(self.places.out / "desk" / "trust.pem", self.places.out / "trust.pem")
        shutil.rmtree(self.places.folder("work"))
        secrets = {"workspace": sample.PASSPHRASE, "desk": sample.DESK_PASSPHRASE}
        secrets["root"] = sample.ROOT_PASSPHRASE
        self.say(told("demo-passphrases", **secrets))
