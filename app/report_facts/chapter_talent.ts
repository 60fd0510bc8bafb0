import { hostTypes } from '#app/organizations/host_types'
import type { Cell, ChapterBlock, ChapterDefinition, Gathered } from './chapter_content.js'
import { gatherTalent, teamName, teams } from './gather_talent.js'
import { typeKey } from './gather_network.js'
import { each, knownFacts, numberCell } from './known_facts.js'
import { listed, NOTHING, rowsOr } from './report_words.js'

export const talent: ChapterDefinition = {
  key: 'talent',
  title: '服务能力与人才',
  gather: gatherTalent,
  write: (year, gathered) => [
    { kind: 'heading', level: 2, text: '服务队伍与培训' },
    ...teamWords(year, gathered),
    teamTable(gathered),
    { kind: 'heading', level: 2, text: '竞赛与人才评选' },
    ...contestWords(year, gathered),
    contestTable(gathered),
  ],
}

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `talent.${key}`, text })

function teamWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isKnown, greatest } = knownFacts(gathered)
  const staff = isKnown('talent.staff')
    ? `${year}年，共有{talent.reporting}网点报送工作人员情况，合计{talent.staff}，{talent.staff:change}。没有报送的网点不计入人员数。`
    : `各网点没有报送${year}年度工作人员情况，表9不列人员数。`
  const most = greatest(teams.map((team) => `talent.sessions.${team}`))
  const names = listed(teams.filter((team) => most.includes(`talent.sessions.${team}`)).map(teamName))
  const held =
    most.length > 0
      ? `从举办主体看，${names}举办培训最多，${each(most)}{${most[0]}}。`
      : `${year}年度没有可供分类统计的培训记录。`
  return [passage('staff', staff), passage('hosts', `${held}队伍与培训情况见表9。`), ...programmeWords(gathered)]
}

const programmes = {
  ...{ training: '专项培训', joint_training: '高校联合培养', secondment: '人才交流' },
} as const

function programmeWords(gathered: Gathered): ChapterBlock[] {
  const { isAny, isKnown } = knownFacts(gathered)
  const names = Object.keys(programmes) as (keyof typeof programmes)[]
  const parts = names
    .filter((name) => isAny(`talent.records.${name}`))
    .map((name) => `${programmes[name]}{talent.records.${name}}`)
  if (parts.length > 0) return [passage('programmes', `市级人才培养工作登记${parts.join('、')}。`)]
  if (isKnown('talent.records.training'))
    return [passage('programmes', '市级人才培养工作没有登记专项培训、高校联合培养和人才交流。')]
  return [passage('programmes', '市级人才培养工作台账没有本年度记录。')]
}

function teamTable(gathered: Gathered): ChapterBlock {
  const { isKnown } = knownFacts(gathered)
  const cell = (key: string): Cell => (isKnown(key) ? numberCell(key) : NOTHING)
  const trainings = (tail: string) => [numberCell(`talent.sessions${tail}`), numberCell(`talent.attendance${tail}`)]
  return {
    ...{ kind: 'table', number: 9, key: 'talent.teams', caption: '队伍与培训情况' },
    columns: ['类型', '网点数（家）', '报送人员的网点（家）', '工作人员（名）', '举办培训（场次）', '培训（人次）'],
    widths: [4, 2, 3, 3, 3, 3],
    rows: [
      ...hostTypes.map((type) => [
        ...[teamName(type), numberCell(typeKey(type)), cell(`talent.reporting.${type}`), cell(`talent.staff.${type}`)],
        ...trainings(`.${type}`),
      ]),
      [teamName('office'), NOTHING, NOTHING, NOTHING, ...trainings('.office')],
      [
        ...['合计', numberCell('network.points'), cell('talent.reporting'), cell('talent.staff')],
        ...[numberCell('services.sessions'), numberCell('services.attendance')],
      ],
    ],
  }
}

function contestWords(year: number, gathered: Gathered): ChapterBlock[] {
  const { isAny } = knownFacts(gathered)
  const sentences = [
    isAny('talent.contests') && '网点举办竞赛{talent.contests}，参加{talent.contest_people}',
    isAny('talent.records.competition') && '市级登记技能竞赛{talent.records.competition}',
    isAny('talent.records.selection') && '市级登记人才评选{talent.records.selection}',
    isAny('talent.selections') && '公布人才评选结果{talent.selections}，入选{talent.chosen}',
  ].filter((sentence) => sentence !== false)
  if (sentences.length === 0) return [passage('contests', `${year}年度没有登记竞赛和人才评选，表10无记录。`)]
  return [passage('contests', `${year}年，${sentences.join('；')}。具体情况见表10。`)]
}

function contestTable({ lists }: Gathered): ChapterBlock {
  const columns = ['类别', '名称', '主办（合作）单位', '时间', '参加或者入选', '结果']
  return {
    ...{ kind: 'table', number: 10, key: 'talent.contests', caption: '竞赛与人才评选情况', columns },
    widths: [2, 5, 4, 3, 2, 4],
    rows: rowsOr(lists.contests, columns, '无'),
  }
}
