"""A report comes out character for character, however its paragraphs were entered.

The reports here have the shapes of the five that the layouts mirror, in words of our own; the five themselves
are tried where they stand beside the checkout.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen import resources
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from support.splits import SPLITS, Split, composed, read_text, rows, write

SEEDS = resources.folder("seeds").parent.parent / "shared" / "seeds"

OWN = {
    "年度工作总结及下年度打算": """\
一年来，我局围绕档案保管做了一些工作。现总结如下：
一、主要做法和取得的成效
（一）健全制度，明确责任
一是修订办法。全年修订办法3项，逐条征求意见。二是落实岗位。每间库房定一名保管员。三是强化考核。按季度打分。
（二）改善条件，更新设备
一是整修库房。更换门窗12扇。二是坚持巡查。每周巡查X次，发现问题当天处理。
二、存在的问题
（一）人手偏紧。两名保管员要管六间库房，遇上集中移交忙不过来。
（二）设备老化，更换不及时。除湿机有四台超过年限。
三、下一步工作安排
（一）补充人手，优化排班。争取增加一名保管员。
（二）更新设备。分两年更换除湿机。""",
    "上半年工作总结": """\
上半年，中心围绕窗口服务开展工作。现将有关情况汇报如下：
一、工作举措和成效
（一）优化流程，缩短时限。一是合并环节。把受理和初审合到一个窗口。二是公开进度。每件都能查到走到哪一步。三是延时服务。周六上午照常办理。
（二）加强培训，提高能力。一是跟班学习。每人轮岗两周。二是以考促学。每月考一次政策问答。
二、存在的问题
（一）系统不够稳定。高峰时段偶有卡顿，群众等候时间变长。
（二）宣传不够广泛。不少人不知道可以网上办。
三、下一步打算
（一）改造系统，保证稳定。与运维单位签订响应时限。
（二）进社区宣传。把办事指南送到楼栋。""",
    "上半年总结和下半年计划": """\
今年以来，我局按计划推进河道管护。现将上半年总结和下半年计划汇报如下：
一、上半年工作完成情况
（一）常态巡河，及时处置，守住“水边线”。我局实行分段包干，责任到人。一是坚持每日巡查，记录问题。上半年巡河*次。二是建立台账，销号管理，不留尾巴。已销号*件。
（二）清理垃圾，美化岸线，扮靓“会客厅”。我局联合沿河街道集中清理。一是打捞漂浮物，做到日产日清。二是补种树木，修复破损护坡。
二、存在问题及下一步工作打算
上半年工作有进展，但支流管护还有短板，夜间偷倒时有发生。下半年重点做好以下几项工作：
（一）延伸管护，覆盖支流。把六条支流纳入巡河范围。
（二）人防技防结合。在重点河段加装探头。""",
    "年度工作情况报告": """\
2022年以来，单位认真做好后勤保障。现将情况报告如下：
一、工作开展情况
一是管好“粮袋子”，食堂让人放心。每批食材都留样，全年抽检20余次。
二是守好“平安门”，安全不留死角。消防器材逐件检查，更换过期灭火器15具。
三是算好“明细账”，节约落到实处。用水量比上年下降一成。
二、存在问题及下步工作计划
一年来的工作还有差距。一是制度执行不够严。二是服务方式不够活。三是人员培训不够多。下一步，我们将从小处着手，把每件事办细办好。
一要严格制度。每月对照清单自查一次。
二要改进服务。开通报修电话，当天回应。
三要加强培训。每季度组织一次操作演练。""",
    "责任制落实情况总结": """\
*街道按照区里部署，认真落实消防安全责任制，为群众安居打下了基础。
一、主要做法
（一）明确责任，健全机制。书记任组长，3月份印发方案，与18个社区签订责任书。
（二）广泛宣传，提高意识。开展“*”主题活动，进楼入户发放折页。
二、存在的困难和问题
半年来有成绩，也有不足。
（一）老旧小区通道不畅。停车位少，占道停车难以根治。
（二）巡查力量不足。兼职人员多，专业知识少。
三、下一步工作打算
（一）综合施策，打通通道。施划标线，错时共享车位。
（二）配强队伍，提升能力。每月培训一次。""",
}


def entered(folder: Path, layout: str, paragraphs: Sequence[str], split: Split) -> list[str]:
    """The report's paragraphs when its workbook was filled in by `split`."""
    book = write(folder / "某局.xlsx", layout, "关于本项工作的报告", rows(paragraphs, split))
    return composed(book)


def body_of(found: list[str], paragraphs: Sequence[str]) -> list[str]:
    """What stands behind the title, as many paragraphs as there should be."""
    start = found.index("关于本项工作的报告") + 1
    return found[start : start + len(paragraphs)]


@pytest.mark.parametrize("layout", OWN)
def test_a_report_comes_out_as_it_was_entered_in_every_split(tmp_path: Path, layout: str) -> None:
    paragraphs = OWN[layout].split("\n")
    for split in SPLITS:
        assert entered(tmp_path, layout, paragraphs, split) == paragraphs, split


@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize("layout", OWN)
def test_a_report_pasted_into_one_column_comes_out_as_it_was(
    tmp_path: Path, layout: str, column: int
) -> None:
    paragraphs = OWN[layout].split("\n")
    pasted = [tuple(text if n == column else "" for n in range(3)) for text in paragraphs]
    book = write(tmp_path / "某局.xlsx", layout, "关于本项工作的报告", pasted)
    Renderer(Settings()).render(book, tmp_path / "某局.docx")
    assert body_of(read_text(tmp_path / "某局.docx"), paragraphs) == paragraphs


@pytest.mark.parametrize("layout", OWN)
def test_a_report_pasted_into_one_cell_comes_out_as_it_was(tmp_path: Path, layout: str) -> None:
    paragraphs = OWN[layout].split("\n")
    book = write(
        tmp_path / "某局.xlsx", layout, "", [("", "", "\n".join(("青禾市某局工作总结", *paragraphs)))]
    )
    Renderer(Settings()).render(book, tmp_path / "某局.docx")
    found = read_text(tmp_path / "某局.docx")
    assert found[: len(paragraphs) + 1] == ["青禾市某局工作总结", *paragraphs]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the reports stand beside the checkout, not in it")
@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("000", "年度工作总结及下年度打算"),
        ("001", "上半年工作总结"),
        ("002", "上半年总结和下半年计划"),
        ("003", "年度工作情况报告"),
        ("004", "责任制落实情况总结"),
    ],
)
def test_the_reports_that_the_layouts_mirror_come_out_in_every_split(
    tmp_path: Path, name: str, layout: str
) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    paragraphs = as_written(path.read_text(encoding="utf-8"))
    assert len(paragraphs) > 8
    for split in SPLITS:
        assert entered(tmp_path, layout, paragraphs, split) == paragraphs, split


def as_written(text: str) -> list[str]:
    """A report's paragraphs without furniture, teaser and title; a glued （三） is a paragraph."""
    text = re.sub("##[a-z]+##", "", text)
    text = re.sub(r"(?<=。)(?=[（(][一二三四五六七八九十]+[）)])", "\n", text)
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if "。" in line or re.match("[一二三四五六七八九十（(]+", line)]
    lines = [line for line in lines if not line.endswith("...")]
    return [re.sub(r"^\(([一二三四五六七八九十]+)\)", r"（\1）", line) for line in lines]
