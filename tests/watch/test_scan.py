"""What a look at the disk sees."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.watch.scan import Scope, Tree

FOLDERS = ("", "一", "一/二", "三")
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["write", "remove", "rmtree"]), st.sampled_from(FOLDERS), st.sampled_from("ab")
    ),
    max_size=12,
)


def _everything(name: str) -> bool:
    return True


@given(ACTIONS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_folder_by_folder_or_all_at_once_a_look_sees_the_same(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("tree")
    partly, wholly = Tree(Scope(root, _everything)), Tree(Scope(root, _everything))
    partly.look()
    wholly.look()

    for number, (action, folder, name) in enumerate(actions):
        _act(root, action, folder, name, number)
        place = root / folder
        changes = wholly.look()
        heard = {str(place), *(str(parent) for parent in place.parents if parent.is_relative_to(root))}
        seen = [partly.look(each) for each in sorted(heard)]

        assert set(changes.changed) == {path for each in seen for path in each.changed}
        assert set(changes.gone) == {path for each in seen for path in each.gone}
        assert partly.folders == wholly.folders


def _act(root: Path, action: str, folder: str, name: str, number: int) -> None:
    place = root / folder
    if action == "write":
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(str(number), encoding="utf-8")
    elif action == "remove":
        (place / name).unlink(missing_ok=True)
    elif folder:
        shutil.rmtree(place, ignore_errors=True)


def test_a_file_that_vanishes_while_its_folder_is_listed_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "whole.xlsx").touch()
    (tmp_path / "dangling.xlsx").symlink_to(tmp_path / "nowhere")

    changes = Tree(Scope(tmp_path, _everything)).look()

    assert [Path(path).name for path in changes.changed] == ["whole.xlsx"]


def test_folders_outside_the_scope_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside-not").mkdir()
    (tmp_path / "inside-not" / "a").touch()
    tree = Tree(Scope(tmp_path / "inside", _everything))

    assert not tree.look(str(tmp_path / "inside-not"))
    assert not tree.look(str(tmp_path))
