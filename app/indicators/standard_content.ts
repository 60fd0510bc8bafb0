import type { IndicatorContent } from './indicator_content.js'
import { both, check, extra, group, indicator, linear, occurrence, of, part, variant } from './standard_words.js'

/** 标准指标体系. Weights, values and wording are customary; the points of the action plan stand behind C1 to C3. */
export const standardContent: IndicatorContent = {
  basis: both(
    '依据《北京市知识产权信息公共服务体系建设行动方案（2022—2024年）》第十五条建立的效能评估机制；指标、分值和起评值为惯例值，由各网点年均任务量推算，可按年度通知调整。',
    'After clause 15 of the Beijing action plan for IP information services (2022–2024). Indicators, points and values are customary, derived from the yearly share of each point, and may be changed by the notice of a year.'
  ),
  variants: [
    variant('general', '通用', 'General', []),
    variant('university', '高校、科研院所', 'Universities and institutes', ['university', 'research_institute']),
    variant('park', '产业园区', 'Parks', ['industrial_park']),
    variant('library', '公共图书馆', 'Public libraries', ['public_library']),
  ],
  groups: [
    group('a', 'A', '基础保障', 'Foundations', [
      indicator('a1', 'A1', '专兼职人员', 'Staff', 5, [
        part('S', {
          kind: 'checks',
          items: [
            check('a1.full_time', 1, 2, '专职人员不少于 1 人', 'at least 1 full-time'),
            check('staff', 3, 1, '专兼职合计不少于 3 人', 'at least 3 in all'),
            check('a1.certified', 2, 1, '持证人员不少于 2 人', 'at least 2 certified'),
            check('a1.trained', 1, 1, '当年参加业务培训不少于 1 人', 'at least 1 trained in the year'),
          ],
        }),
      ]),
      indicator('a2', 'A2', '场所设施与开放', 'Place and opening', 4, [
        part('S', {
          kind: 'checks',
          items: [check('a2.place', 1, 1, '有固定场所并悬挂标牌', 'fixed place with its sign')],
        }),
        part('A', {
          kind: 'checks',
          items: [
            check('opening_hours', 20, 2, '公示开放时间且每周不少于 20 小时', 'hours posted, 20 a week or more'),
            check('on_map', 1, 1, '资源地图已标注且抽查准确', 'on the map, correct on a spot check'),
          ],
        }),
      ]),
      indicator('a3', 'A3', '数据资源与工具', 'Data and tools', 3, [
        part('S', {
          kind: 'checks',
          items: [
            check('a3.databases', 1, 2, '专业数据库不少于 1 个', 'at least 1 professional database'),
            check('a3.open_list', 1, 1, '现场公布开放资源清单', 'list of open resources on site'),
          ],
        }),
      ]),
      indicator('a4', 'A4', '经费保障', 'Funding', 3, [
        part('S', {
          ...of('a4.funding', '年度预算或依托单位经费', 'Yearly budget or funds of the host'),
          kind: 'bands',
          bands: [
            { from: 2, points: 3, text: both('已落实', 'shown') },
            { from: 1, points: 1.5, text: both('部分落实', 'partly') },
          ],
        }),
      ]),
    ]),
    group('b', 'B', '规范管理', 'Management', [
      indicator('b1', 'B1', '制度与档案', 'Rules and files', 5, [
        part('S', {
          kind: 'checks',
          items: [
            check(
              'b1.rules',
              1,
              3,
              '服务、档案、保密、投诉制度齐全',
              'rules for service, files, secrecy and complaints complete'
            ),
          ],
        }),
        part('E', {
          ...of('b1.sampled', '抽查记录完整率', 'Complete records in a sample'),
          kind: 'share',
          bands: [
            { from: 90, points: 2 },
            { from: 70, points: 1 },
          ],
        }),
      ]),
      indicator('b2', 'B2', '数据报送质量', 'Reporting of data', 6, [
        part('A', { ...of('on_time_rate', '按时报送率', 'Reports on time'), kind: 'rate', points: 3 }),
        part('A', {
          ...of('first_check_rate', '一次审核通过率', 'Reports passed at the first check'),
          ...{ kind: 'rate', points: 3 },
        }),
      ]),
      indicator('b3', 'B3', '整改与投诉处理', 'Rectification and complaints', 4, [
        part('A', {
          ...{ kind: 'deduct', points: 4 },
          items: [
            occurrence('late_rectifications', 1, '逾期整改', 'late rectification', '件', 'case'),
            occurrence('valid_complaints', 2, '有效投诉', 'valid complaint', '件', 'case'),
          ],
        }),
      ]),
    ]),
    group('c', 'C', '基础性服务', 'Basic services', [
      indicator('c1', 'C1', '公益咨询', 'Free consultations', { general: 12, university: 11 }, [
        part(
          'A',
          linear('consultations', 13, 40, 12, '经确认的咨询', 'Confirmed consultations', '次', 'consultations')
        ),
      ]),
      indicator('c2', 'C2', '培训宣传场次', 'Trainings held', 8, [
        part('A', linear('sessions', 1, 4, 8, '培训宣传', 'Trainings', '场', 'sessions')),
      ]),
      indicator('c3', 'C3', '培训覆盖', 'People trained', { general: 5, university: 7, park: 3 }, [
        part('A', {
          ...linear(
            'attendances',
            ...([21, 120, 5] as const),
            '科研人员和知识产权管理人员',
            'Researchers and IP managers',
            '人次',
            'attendances'
          ),
          fulls: { university: 200 },
        }),
      ]),
      indicator('c4', 'C4', '服务中小微与园区', 'Small firms and parks', { general: 5, university: 3, park: 8 }, [
        part('A', {
          ...of('small_share', '中小微企业和园区在咨询中占比', 'Share of small firms and parks in consultations'),
          kind: 'share',
          bands: [
            { from: 50, points: 5 },
            { from: 30, points: 3 },
            { from: 10, points: 1 },
          ],
        }),
      ]),
    ]),
    group('d', 'D', '专业化服务与产品', 'Professional services and products', [
      indicator('d1', 'D1', '检索分析成果', 'Searches and analyses', { general: 7, park: 6, library: 5 }, [
        part(
          'A',
          linear('analysis_reports', 1, 6, 4, '检索分析报告', 'Reports of searches and analyses', '份', 'reports')
        ),
        part('E', { ...of('d1.quality', '抽查质量', 'Quality of a sample'), kind: 'expert', points: 3 }),
      ]),
      indicator(
        'd2',
        'D2',
        '特色产品、专题库与导航',
        'Products, databases and landscapes',
        { general: 5, library: 4 },
        [part('E', { ...of('d2.quality', '特色产品及使用证明', 'Products and their use'), kind: 'expert', points: 5 })],
        true
      ),
      indicator('d3', 'D3', '服务产业与区域协同', 'Industry and region', 3, [
        part('S', {
          ...{ kind: 'count', points: 3 },
          items: [
            occurrence('d3.industry', 1, '服务重点产业', 'work for a key industry', '项', 'project'),
            occurrence('d3.region', 1, '京津冀协同服务', 'work across Beijing, Tianjin and Hebei', '项', 'project'),
          ],
        }),
      ]),
    ]),
    group('e', 'E', '服务成效', 'Effect', [
      indicator('e1', 'E1', '满意度', 'Satisfaction', 10, [
        part('A', {
          ...of('satisfaction', '满意度指数', 'Satisfaction index'),
          kind: 'bands',
          bands: [
            { from: 90, points: 10 },
            { from: 80, points: 8 },
            { from: 70, points: 6 },
            { from: 60, points: 3 },
          ],
          sample: { count: 'satisfaction_answers', mean: 'satisfaction_of_type', least: 30, percent: 90 },
        }),
      ]),
      indicator('e2', 'E2', '典型案例与成果', 'Typical cases', { general: 5, university: 6 }, [
        part('A', {
          ...{ kind: 'count', points: 5 },
          items: [
            occurrence('city_cases', 3, '入选市级典型案例', 'case selected by the city', '件', 'case'),
            occurrence('national_cases', 5, '入选国家级典型案例', 'case selected nationally', '件', 'case'),
          ],
        }),
      ]),
      indicator(
        'e3',
        'E3',
        '用户实际效益',
        'Benefit to users',
        5,
        [
          part('E', {
            ...of(
              'e3.benefit',
              '研发、维权、转化、融资成效佐证',
              'Evidence of effect on research, protection, transfer or finance'
            ),
            ...{ kind: 'expert', points: 5 },
          }),
        ],
        true
      ),
    ]),
    group('f', 'F', '传播与协作', 'Outreach and cooperation', [
      indicator('f1', 'F1', '宣传推广', 'Publicity', { general: 2, library: 5 }, [
        part('S', {
          ...of('promotions', '公开媒体宣传', 'Items in open media', '篇', 'items'),
          kind: 'bands',
          bands: [
            { from: 4, points: 2 },
            { from: 1, points: 1 },
          ],
        }),
      ]),
      indicator('f2', 'F2', '联盟与交流', 'Alliance and exchange', 3, [
        part('A', {
          kind: 'checks',
          items: [
            check('alliance_meetings', 1, 1, '参加联盟会议不少于 1 次', 'at least 1 meeting of the alliance'),
            check('shared_results', 1, 1, '共享成果不少于 1 项', 'at least 1 shared result'),
          ],
        }),
        part('S', {
          kind: 'checks',
          items: [check('f2.open_data', 1, 1, '开放数据不少于 1 项', 'at least 1 open data set')],
        }),
      ]),
    ]),
  ],
  bonus: {
    most: 5,
    items: [
      { ...extra('national_award', '获国家级表彰奖励', 'National award'), points: 2 },
      { ...extra('standard', '参与起草标准', 'Standard drafted'), points: 2 },
      { ...extra('praise', '获领导批示肯定', 'Written praise by a leader'), points: 2 },
    ],
  },
  deductions: {
    most: 10,
    items: [
      { ...extra('paid_basic_service', '基础性服务收费', 'Fee taken for a basic service'), from: 1, to: 5 },
      { ...extra('late_data', '数据报送严重逾期', 'Data seriously late'), from: 1, to: 5 },
      { ...extra('title_misuse', '违规使用网点名称、标识', 'Wrong use of the title'), from: 1, to: 5 },
    ],
  },
  vetoes: [
    extra('false_data', '数据造假', 'False data'),
    extra('data_leak', '数据泄露', 'Leak of data'),
    extra('law_breach', '违法违规', 'Breach of law'),
    extra('safety_event', '安全事故', 'Safety event'),
  ],
  grading: {
    bands: [
      { grade: 'excellent', from: 90 },
      { grade: 'good', from: 80 },
      { grade: 'pass', from: 60 },
    ],
    excellent: { indicators: [{ indicator: 'e1', least: 8 }], mostDeduction: 2, quotaPercent: 30 },
  },
}
