"""Whom a line names: offices and people, as addressees and 署名 do; and what a title is called."""

import re

from docgen.patterns import HAN

_OFFICE = re.compile(
    r"(?:局|委|办|办公室|府|厅|院|校|部|部门|处|科|科室|室|单位|公司|企业|中心|站|所|队|社|会|镇|乡|街道|村|区|县|市|省|州|盟|旗|集团"
    r"|银行|组|党组|支部|总支|机关|机构|园|馆|厂|场|大学|台|署|司|社区)(?:等)?$"
)
_PEOPLE = re.compile(
    r"(?:同志|同仁|同事|先生|女士|领导|代表|老师|教师|家长|同学|学生|朋友|群众|干部|职工|员工|师生|居民|村民|市民|业主|委员|人员"
    r"|负责人|用户|客户|学员|会员|党员|团员|青年|主任|书记|局长|处长|部长|院长|校长|经理|大家|诸位|人|者)们?$"
)
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_BETWEEN = re.compile(r"[、，,；;\s\u3000]+")
_LONGEST_PART = 30
_LABEL = re.compile(
    r"(?:责任|牵头|配合|填报|主办|承办|协办|参加|参会|联系|报送|主管|实施|建设|施工|监理|设计|发文|申请|经办|审核|检查|被检查|督办|"
    r"牵头责任|会议|活动|培训|组织|出席|列席|缺席|记录|主持)(?:单位|部门|科室|机关|人|人员|处室|机构)$"
)
_TITLES = re.compile(
    r"(?:通知|通报|报告|请示|批复|决定|决议|意见|公告|通告|公报|议案|命令|令|函|纪要|方案|预案|计划|规划|要点|总结|办法|规定|规则|细则|条例|制度|"
    r"守则|章程|规程|规范|标准|指南|要求|讲话|致辞|发言|发言稿|讲话稿|汇报|说明|倡议书|建议书|承诺书|责任书|协议|协议书|合同|公示|名单|清单|目录|一览表|"
    r"登记表|申请表|汇总表|统计表|情况表|任务表|分解表|评分表|表|情况|简报|信息|评估报告|调查|提纲|议程|须知|邀请函|感谢信|慰问信|公开信|台账|"
    r"办理结果|答复|分工|安排|措施|流程|流程图|手册|材料|事项|启事|声明)"
    r"(?:[（(][^（()）]{1,16}[）)])?$"
)
_ABOUT = re.compile(rf"关于.{{2,60}}的[{HAN}]{{1,6}}(?:[（(][^（()）]{{1,16}}[）)])?$")


def names_office(text: str) -> bool:
    """Whether a text ends as an office's name does."""
    return _OFFICE.search(_ASIDE.sub("", text).rstrip()) is not None


def is_addressed(text: str) -> bool:
    """Whether a text, without the mark behind it, names offices or people and nothing else."""
    parts = [part for part in _BETWEEN.split(_ASIDE.sub("", text.strip())) if part]
    if not parts or _LABEL.search(parts[-1]):
        return False
    return all(len(part) <= _LONGEST_PART for part in parts) and all(map(_is_name, parts[-2:]))


def _is_name(part: str) -> bool:
    return bool(_OFFICE.search(part) or _PEOPLE.search(part))


def is_called_as_title(text: str) -> bool:
    """Whether a line's last words say what kind of document it heads: …的通知, …方案（试行）."""
    return _TITLES.search(text) is not None or _ABOUT.match(text) is not None


def begins_title(text: str) -> bool:
    """Whether a line begins as titles that go on below do: 关于…, 某某局关于…."""
    return "关于" in text[:20]


_CONTENTS = re.compile(r"目\s*[录次]$")
_LEADERS = "\t.．…·。 \u3000-—"


def is_contents(text: str) -> bool:
    """Whether a line belongs to a contents list: its heading, or words, leaders and a page."""
    if _CONTENTS.match(text):
        return True
    words = text.rstrip("0123456789")
    if not 0 < len(text) - len(words) <= 4:
        return False
    bare = words.rstrip(_LEADERS)
    leaders = words[len(bare) :]
    return bool(bare) and ("\t" in leaders or "…" in leaders or len(leaders) >= 3)
