"""The closed lists behind the tags of clauses: themes that cut across the tree, kinds of room.

Both are proposals of ours; no document prints them. They are closed so that a list by theme or by
room never splits over two spellings of one thing; the checker names any other word.
"""

MAIN_THEMES = ("环境", "隐私", "感染控制", "药品管理")
"""The themes that a visit is asked for first."""
THEMES = (
    *MAIN_THEMES,
    "科室与设备",
    "急诊急救",
    "诊疗能力",
    "检验检查",
    "护理",
    "中医药",
    "公共卫生",
    "健康教育",
    "签约服务",
    "双向转诊",
    "服务态度与便民",
    "满意度",
    "质量安全",
    "依法执业",
    "人员",
    "管理制度",
    "文化与医德",
    "财务",
    "信息",
    "社区协同",
)
"""Every theme a clause may carry, the main ones first."""
PLACES = (
    "室外",
    "门诊大厅/候诊/窗口",
    "预检分诊/发热诊室",
    "全科诊室",
    "中医诊区",
    "口腔科",
    "康复治疗室",
    "抢救室",
    "治疗室/处置室/观察室/输液室",
    "病房/护士站",
    "检验",
    "影像(放射/超声/心电)",
    "药房/药库",
    "中药房/煎药室",
    "预防接种门诊(含冷链)",
    "儿保/妇保/计生指导室",
    "健康教育室",
    "公卫科/家医工作室/档案室",
    "卫生间",
    "医废暂存/污水/消毒供应",
    "信息科/机房",
    "财务室",
    "办公室/资料室",
    "院外/电话/网络核查",
)
"""The 24 kinds of room, roughly in the order of a walk through a centre."""
