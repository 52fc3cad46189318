"""Words about routine office work, of which the set's documents are made."""

from random import Random

PLACES = ("临河市", "青川县", "南湖区", "东桥镇", "安平州", "石林县")
OFFICES = (
    "档案局",
    "机关事务管理局",
    "政务服务管理局",
    "统计局",
    "文化广电和旅游局",
    "教育体育局",
    "交通运输局",
)
TOPICS = (
    "档案管理", "政务公开", "公共机构节能", "后勤保障", "公务用车管理", "值班值守", "信息报送", "会议管理",
    "办公用房清查", "国有资产盘点", "干部培训", "机关食堂管理", "公文处理", "窗口服务", "垃圾分类", "网站维护",
)  # fmt: skip
_WHO = ("各科室", "各单位", "相关部门", "办公室", "各窗口", "各乡镇", "有关责任人")
_DID = (
    "按月核对台账", "逐项明确责任人", "定期开展自查", "及时更新目录", "认真做好登记", "落实专人管理", "健全工作制度",
    "组织集中学习", "梳理办事流程", "规范审批手续", "加强日常巡查", "完善应急预案", "严格经费支出", "公开办理结果",
)  # fmt: skip
_RESULT = (
    "工作效率明显提高", "群众满意度稳步上升", "各项任务按期完成", "存在的问题基本整改到位", "管理水平有了新的提升",
    "台账更加清楚", "资料归档率达到百分之九十八", "窗口等候时间缩短一半",
)  # fmt: skip
HEADS = (
    "主要做法", "工作开展情况", "存在的问题", "下一步打算", "总体要求", "重点任务", "保障措施", "时间安排", "检查内容",
    "工作目标", "组织领导", "有关要求", "基本情况", "取得的成效",
)  # fmt: skip
SUBHEADS = (
    "加强组织领导", "完善管理制度", "规范工作流程", "强化监督检查", "抓好队伍建设", "提升服务质量", "严格经费管理",
    "做好宣传引导", "推进信息共享", "落实工作责任",
)  # fmt: skip
NAMES = ("张建国", "李秀兰", "王　强", "赵文华", "陈晓", "刘志远", "孙丽", "周永年")


def sentence(rng: Random) -> str:
    """A sentence."""
    forms = (
        f"{rng.choice(_WHO)}要{rng.choice(_DID)}，{rng.choice(_DID)}，确保{rng.choice(_RESULT)}。",
        f"今年以来，{rng.choice(_WHO)}{rng.choice(_DID)}，{rng.choice(_DID)}，{rng.choice(_RESULT)}。",
        f"共开展检查{rng.randint(3, 40)}次，发现问题{rng.randint(3, 60)}个，已整改{rng.randint(1, 50)}个，{rng.choice(_RESULT)}。",
        f"全年举办培训{rng.randint(2, 12)}期，参训{rng.randint(50, 900)}人次，{rng.choice(_RESULT)}。",
        f"由{rng.choice(_WHO)}牵头，{rng.choice(_DID)}，并于每月底前{rng.choice(_DID)}。",
    )
    return rng.choice(forms)


def paragraph(rng: Random, sentences: int = 2) -> str:
    """Several sentences."""
    return "".join(sentence(rng) for _ in range(sentences))


def organ(rng: Random) -> str:
    """The name of an office."""
    return rng.choice(PLACES) + rng.choice(OFFICES)


def addressee(rng: Random) -> str:
    """An addressee, colon included."""
    return rng.choice(
        (
            "各县（市、区）人民政府，市直各部门：",
            "各科室、直属各单位：",
            "市人民政府：",
            "各乡镇（街道），县直各有关单位：",
            f"{organ(rng)}：",
            "各市、州、县机关事务管理局：",
            "局属各单位，机关各科室：",
            "各区县教育体育局，各直属学校：",
        )
    )
