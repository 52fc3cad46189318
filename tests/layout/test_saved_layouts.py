"""A layout kept in the cache is the layout that was read."""

import marshal
from pathlib import Path

import pytest

from docgen import cache
from docgen.layout import find_layout, load_layouts
from docgen.layout.saved import plain, revive
from docgen.resources import folder


def test_every_shipped_layout_comes_back_as_it_was() -> None:
    for layout in load_layouts([folder("seeds")]).value or ():
        kept = marshal.loads(marshal.dumps(plain(layout)))
        assert revive(kept, layout.path) == layout


def test_a_layout_that_was_changed_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    text = (folder("seeds") / "annual-report.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(text.replace("id: annual-report", "id: mine"), encoding="utf-8")
    first = find_layout("mine", [tmp_path])
    assert first.value is not None
    (tmp_path / "mine.yaml").write_text(
        text.replace("id: annual-report", "id: mine").replace("name: 年度工作情况报告", "name: 我的版式"),
        encoding="utf-8",
    )
    second = find_layout("我的版式", [tmp_path])
    assert second.value is not None
    assert second.value.sections == first.value.sections
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_faulty_layouts_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    (tmp_path / "bad.yaml").write_text("id: bad\nnaem: 坏\n", encoding="utf-8")
    for _ in range(2):
        assert load_layouts([tmp_path]).diagnostics
    assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").iterdir())


def test_without_a_place_for_a_cache_layouts_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "directory", lambda: None)
    assert len(load_layouts([folder("seeds")]).value or ()) == 6
