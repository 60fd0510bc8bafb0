import type { HttpRequest } from '@adonisjs/core/http'
import { draw } from '#app/core/list'
import { readState, type ListDefinition } from '#app/core/list_state'

/** Invented people, places and papers for the gallery. */

const rows = [
  ['永定河文化创意园', '门头沟区', '产业园区', 'waiting', '待受理', 'bad', '今日 17:30 到期', '林知远', '10:42'],
  ['京原大学图书馆', '海淀区', '高校图书馆', 'info', '审核中', 'warning', '剩 1 个工作日', '林知远', '10:15'],
  [
    '温榆河生物医药孵化器有限公司（第二分公司）知识产权信息服务中心',
    '昌平区',
    '科技企业孵化器',
    'info',
    '专家评审',
    '',
    '剩 6 个工作日',
    '高一鸣',
    '昨天 17:08',
  ],
  ['通惠河科技情报所', '通州区', '科研机构', 'bad', '待补正', 'quiet', '已暂停计时', '周若宁', '昨天 15:31'],
  ['潮白河知识产权服务协会', '顺义区', '行业协会', 'good', '已认定', 'good', '提前 3 天办结', '沈怀瑾', '11月19日'],
  ['妫川植物园', '延庆区', '事业单位', 'quiet', '草稿', 'quiet', '未开始计时', '', '11月17日'],
].map(([name, district, type, tone, state, slaTone, sla, handler, time], index) => ({
  ...{ name, district, type, tone, state, slaTone, sla, handler, time },
  number: `BJWD-2026-0${128 - index}`,
}))

const definition: ListDefinition<unknown> = {
  columns: [
    { key: 'name', text: '单位 / 编号', sort: 'name', fixed: true },
    { key: 'district', text: '所在区' },
    { key: 'type', text: '类型', class: 'drop-m' },
    { key: 'state', text: '状态', fixed: true },
    { key: 'handler', text: '经办人', optional: true, class: 'drop-m' },
    { key: 'deadline', text: '办理时限', sort: 'deadline', fixed: true },
    { key: 'time', text: '更新时间', sort: 'updatedAt', class: 'drop-m' },
    { key: 'action', text: '操作', hidden: true, fixed: true },
  ],
  search: () => {},
  searchHint: '编号、单位名称',
  filters: {
    group: {
      kind: 'choice',
      label: '',
      hidden: true,
      options: [
        { value: 'mine', text: '我的待办' },
        { value: 'supplement', text: '待补正' },
      ],
      apply: () => {},
    },
    district: {
      kind: 'choice',
      label: '所在区',
      options: [{ value: '110108', text: '海淀区' }],
      apply: () => {},
    },
    type: {
      kind: 'choice',
      label: '单位类型',
      options: [{ value: 'library', text: '高校图书馆' }],
      apply: () => {},
    },
    submitted: { kind: 'date-range', label: '提交日期', apply: () => {} },
  },
  sorts: { name: 'name', deadline: 'deadline', updatedAt: 'updated_at' },
  defaultSort: '-updatedAt',
}

/** The list as `listOf` would answer; searching for 无 finds nothing. */
export function exampleList(request: HttpRequest) {
  const state = readState(request.qs(), definition)
  const found = state.q === '无' ? [] : rows
  const pages = found.length ? 13 : 1
  const list = draw(request.url(), { ...state, page: Math.min(state.page, pages) }, pages, definition)
  return {
    ...list,
    rows: found,
    total: found.length && 128,
    totalIsExact: true,
    pages,
    from: 1,
    to: found.length,
    workbookUrl: '/gallery/export',
    views: exampleViews(list),
  }
}

/** As `viewedList` would answer: the second view is open, and one has looked further. */
function exampleViews({ url }: { url(): string }) {
  const own = { id: 2, name: '海淀待审', position: 2, isDefault: true, isShared: false, owner: null }
  return {
    allUrl: url(),
    kept: [
      { ...own, id: 1, name: '本周到期', isDefault: false, url: url(), isOpen: false },
      { ...own, url: url(), isOpen: true },
      { ...own, id: 3, name: '局长办公会', owner: '高一鸣', isDefault: false, url: url(), isOpen: false },
    ],
    isModified: true,
    own,
    mayShare: true,
    saveUrl: '/gallery/list',
    changeUrl: '/gallery/list',
  }
}

/** What the shell of the staff pages reads. */
export function shell(url: string) {
  const item = (icon: string, text: string, href: string, more = {}) => ({
    icon,
    text,
    href,
    current: url === href,
    ...more,
  })
  return {
    account: { name: '林知远', role: '运用促进处 · 经办人' },
    unread: () => 6,
    searchPath: '/gallery/list',
    navigation: () => [
      {
        title: '工作台',
        items: [
          item('home', '组件', '/gallery'),
          item('checklist', '表单', '/gallery/forms', { count: 6, hot: true }),
          item('file-text', '列表', '/gallery/list', { count: 128 }),
          item('file-search', '详情', '/gallery/detail'),
          item('list-check', '填报进度', '/gallery/tasks'),
        ],
      },
      {
        title: '页面',
        items: [
          item('circle-check', '回执', '/gallery/receipt'),
          item('alert-triangle', '冲突', '/gallery/conflict'),
          item('news', '公众页面', '/gallery/public'),
          item('login', '登录', '/gallery/sign_in'),
          item('printer', '公文', '/gallery/paper'),
          item('mail', '邮件', '/gallery/mail'),
        ],
      },
    ],
  }
}

/** A form as it comes back after a refusal. */
export function refusedInput() {
  const values: Record<string, unknown> = {
    name: '京',
    opinion: '材料不全',
    services: [{ name: '', fee: '三' }],
    inputErrorsBag: {
      'name': ['单位名称至少需要 2 个字，当前 1 个字'],
      'opinion': ['意见至少需要 10 个字，当前 4 个字'],
      'decision': ['请选择复核结论'],
      'district': ['请选择所在区'],
      'day': ['日期不能晚于今天'],
      'roles': ['请至少选择一个角色'],
      'agreed': ['请先阅读并同意承诺内容'],
      'license': ['请上传营业执照'],
      'services.0.fee': ['费用须为数字，例如 12.5'],
    },
  }
  return {
    get: (key: string, preset?: unknown) => values[key] ?? preset,
    has: (key: string) => key in values,
  }
}
