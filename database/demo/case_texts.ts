import type { CaseContent } from '#app/cases/case_content'
import type Organization from '#app/organizations/organization'

/** Texts of invented cases, put together from many small pieces so that hardly two say the same. */

const INDUSTRIES = split(
  '新能源汽车电控 氢燃料电池 集成电路装备 工业机器人 商业航天载荷 基因测序 创新中药 高端医疗影像 智慧农业 种业育种 碳纤维材料 光电传感 智能网联 轨道交通信号 数字出版 文化创意 冰雪装备 环保水处理 储能系统 大模型应用 芯片设计 老字号食品 会展设计 生物检测'
)
const TECHNIQUES = split(
  '电极涂层 密封结构 双极板成形 光刻对准 减速器 星载天线 建库试剂 提取工艺 图像重建 滴灌控制 抗病性状 预浸料固化 窄线宽激光 多传感融合 列车定位 版式识别 三维建模 造雪喷嘴 膜污染控制 热失控预警 检索增强 模拟版图 发酵菌种 展台拼装'
)
const AUDIENCES = split(
  '初创企业 专精特新企业 高校科研团队 科研院所课题组 园区入驻企业 医院研究者 农民合作社 出口企业 设计工作室 老字号企业 临床转化团队 链主企业'
)
const PROBLEMS = split(
  '立项前看不清他人布局 出口时屡被问询 技术秘密与专利混在一起 检索全靠个人经验 专利多而用得少 融资时说不清价值 侵权线索无从核实 竞品动向掌握太迟 商标被他人抢注 标准与专利各管各的 成果沉在实验室 数据分散在几套系统 青年人员不会检索 许可谈判缺少依据 地理标志使用混乱 海外展会被扣样品'
)
const ACTIONS = split(
  '先用两周走访摸清问题清单 由馆员与工程师结对检索 按技术分支重新标引文献 每周出一页情报简报 把同族专利整理成时间轴 请审查员来现场答疑 设专柜接受预约咨询 把检索式公开供复核 建立失效专利利用台账 用热力图标出空白区域 组织三轮专家盲评 与律师共同起草应对预案 按月推送法律状态变化 把结论写进立项审批单 联合法院开展旁听教学 开放机房供企业自查 编写十二讲实操教材 和银行共建评价指标 将数据接口接入园区平台 对重点国家逐国排查 为每家企业建立档案 设置红黄绿三级提醒 录制短视频逐题讲解 以真实侵权案为底本演练'
)
const EFFECTS = split(
  '避开核心专利若干件并完成替代设计 新申请发明专利多件且质量提高 获得知识产权质押贷款 签下首单专利许可 研发周期缩短近三成 海外订单未再被问询 撤回一项重复立项 在展会上顺利应对投诉 形成团体标准一项 参训人员通过检索考核 商标异议全部得到支持 两项成果落地中试 收到三封企业来信 平台点击量翻番 带动周边园区效仿 节约外购数据库费用'
)
const NOVELTIES = split(
  '把情报交付从报告改为会议 将馆员派驻到实验室 让企业自己写检索需求 用失效专利做教学素材 以问题清单代替服务菜单 检索结论附可信度等级 同一数据三种读法 先试错再收录 服务过程全程留痕可查 按订单节点推送情报 把法律状态做成日历 让客户参与标引'
)
const TRANSFERS = split(
  '所需人手不多，两人即可起步 模板和检索式已公开下载 适合产业集中的园区采用 可与图书馆日常咨询合并 不依赖昂贵的数据库 已由邻近两个区试用 培训一天就能上手 流程图只有一页 适用于中小城市 费用可由会员单位分担 可嵌入现有审批系统 对高校科研管理同样有效'
)

const FINDINGS = split(
  '调研得知大家缺的是会读文献的人 座谈中反映最多的是没人解读 问卷显示过半数不知道去哪里查 台账里同类提问反复出现 多数单位只在被诉之后才来检索 走访后我们把需求分成三类 年初摸底时仅两成做过检索 与产业部门会商后选定这一方向 一次驳回通知促成了这项服务 几位工程师主动找上门来'
)

/** The same for the same case, and in no order that anybody would notice. */
function scattered(n: number, turn: number) {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(turn + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

const WAYS: Record<string, string> = {
  research: '以专利信息助力{industry}研发',
  risk_warning: '{industry}出海的专利风险预警',
  patent_navigation: '{industry}专利导航进课题组',
  commercialization: '让{industry}沉睡专利走出实验室',
  finance: '为{industry}企业的专利算清价值',
  rights_protection: '{industry}维权情报一线通',
  training: '{industry}人才的检索实训课',
  public_service: '{industry}情报服务搬到车间',
}
const KEYS = Object.keys(WAYS)

/** The n-th invented case of a year. */
export function caseText(n: number, year: number, unit: Organization, contact: { name: string; email: string }) {
  const pick = (pieces: readonly string[], turn: number) => pieces[scattered(n, turn) % pieces.length]
  const [industry, technique] = [INDUSTRIES[(n * 5) % 24], TECHNIQUES[(n * 7) % 24]]
  const [audience, other] = [pick(AUDIENCES, 1), pick(AUDIENCES, 4)]
  const many = (turn: number, base: number) => base + ((n * turn) % 17)
  const category = KEYS[n % KEYS.length]
  const content: Omit<CaseContent, 'unit'> = {
    title: WAYS[category].replace('{industry}', industry),
    category,
    audience: `${industry}领域的${audience}`,
    startedOn: `${year - 1}-0${1 + (n % 9)}-15`,
    endedOn: `${year}-0${1 + (n % 5)}-20`,
    summary: `${unit.name}为${audience}解决“${pick(PROBLEMS, 2)}”的难题，${pick(ACTIONS, 5)}，使${many(3, 3)}家单位${pick(EFFECTS, 3)}。`,
    background: `在${industry}行业，${technique}更新很快。${audience}${pick(PROBLEMS, 2)}；${other}${pick(PROBLEMS, 7)}。${pick(FINDINGS, 6)}（走访${many(5, 8)}家，涉及${technique}）。`,
    practice: `一是${pick(ACTIONS, 5)}；二是${pick(ACTIONS, 11)}；三是${pick(ACTIONS, 13)}。围绕${technique}检出${many(7, 40) * 30}篇、精读${many(11, 60)}篇，${pick(ACTIONS, 17)}。`,
    effect: `${many(3, 3)}家单位${pick(EFFECTS, 3)}，另有${many(2, 2)}家${pick(EFFECTS, 7)}。服务${technique}项目${many(4, 5)}个，满意率${many(1, 82)}%。`,
    novelty: `${pick(NOVELTIES, 3)}；${pick(NOVELTIES, 8)}。`,
    transfer: `${pick(TRANSFERS, 4)}。${pick(TRANSFERS, 9)}。`,
    figures: [
      figure('检索报告', many(2, 3), many(5, 14), '份', `服务台账第 ${many(3, 10)} 号起`),
      figure('服务单位', many(1, 5), many(4, 25), '家', '服务协议和签收单'),
      figure('发明专利申请', many(1, 2), many(3, 9), '件', '受理通知书'),
    ].slice(0, 1 + (n % 3)),
    images: [],
    contact: { ...contact, phone: `010-5555${String(2000 + n)}` },
    coAuthors: n % 5 === 0 ? [{ name: '温知夏', email: 'wen@partner.example' }] : [],
    audienceConsents: true,
    secrecyReview: `经${unit.name}保密负责人审查，隐去企业名称和配方参数，不涉及国家秘密。`,
    supplement: {},
  }
  return content
}

function figure(indicator: string, before: number, after: number, unit: string, evidence: string) {
  return { indicator, before: String(before), after: String(after), unit, evidence }
}

function split(words: string) {
  return words.split(' ')
}
