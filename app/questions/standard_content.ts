import { districts } from '#app/organizations/districts'
import type {
  Bilingual,
  Condition,
  LevelQuestion,
  Option,
  Question,
  QuestionContent,
  SingleQuestion,
} from './question_content.js'

/**
 * 标准满意度问卷: what the network asks about its points every year (customary; six dimensions that add up to 100). The
 * kind of service comes first, because what was learned is only asked of those who were trained.
 */
export const standardContent: QuestionContent = {
  intro: both(
    '您好！感谢您使用北京市知识产权信息公共服务。请用约 3 分钟，根据近 12 个月的实际体验作答。答案只用于改进服务，按汇总结果统计和发布。',
    'Thank you for using Beijing’s public service for intellectual property information. Please take about three minutes and answer from your experience of the last 12 months. Answers are used only to improve the service and are published only in total.'
  ),
  thanks: both(
    '感谢您的评价！您的意见将用于改进首都知识产权信息公共服务。',
    'Thank you. What you told us will be used to improve the service.'
  ),
  dimensions: [
    dimension('access', 15, '可及性', 'Access'),
    dimension('service', 20, '服务态度与效率', 'Manner and speed'),
    dimension('expertise', 25, '专业水平', 'Expertise'),
    dimension('resources', 15, '信息资源与平台', 'Resources and platforms'),
    dimension('public_good', 10, '公益规范', 'Fairness and openness'),
    dimension('effect', 15, '服务效果', 'Effect'),
  ],
  sections: [
    section('use', both('您使用的服务', 'The service you used'), [
      {
        ...{ id: 'q19', kind: 'multiple', required: true, role: 'service_type' },
        text: both(
          '近 12 个月您使用过哪些服务？（可多选）',
          'Which services did you use in the last 12 months? Choose all that apply.'
        ),
        options: [
          option('consultation', '信息咨询', 'Consultation'),
          option('search', '检索查新', 'Searching and novelty search'),
          option('analysis', '专利分析、导航预警', 'Patent analysis and landscaping'),
          option('training', '培训、讲座', 'Training or lecture'),
          option('database', '专题数据库、平台查询', 'Thematic database or platform'),
          option('other', '其他服务', 'Another service'),
        ],
      },
      single(
        'q20',
        'times',
        both('近 12 个月您使用本网点服务的次数是？', 'How often did you use this service point in the last 12 months?'),
        [
          option('none', '没有使用过', 'Never'),
          option('once', '1 次', 'Once'),
          option('few', '2—5 次', '2 to 5 times'),
          option('several', '6—10 次', '6 to 10 times'),
          option('often', '10 次以上', 'More than 10 times'),
        ]
      ),
    ]),
    section(
      'items',
      both('分项评价', 'How satisfied are you with …'),
      [
        level('q1', 'access', '网点容易找到，开放时间合适', 'How easy the point is to find, and its opening hours'),
        level('q2', 'access', '电话、网络、现场等服务渠道畅通', 'How well you reach it by phone, online or in person'),
        level('q3', 'service', '工作人员的服务态度', 'The manner of the staff'),
        level('q4', 'service', '响应和办理速度', 'The speed of answers and of the work'),
        level('q5', 'expertise', '解答准确、专业', 'The accuracy and expertise of answers'),
        level('q6', 'expertise', '检索、分析结果有用', 'The usefulness of searches and analyses'),
        level('q7', 'resources', '数据库和工具丰富、好用', 'The range and ease of databases and tools'),
        level('q8', 'resources', '信息更新及时', 'How up to date the information is'),
        level(
          'q9',
          'public_good',
          '免费项目公开透明，没有搭车收费',
          'How openly free services are shown, without hidden charges'
        ),
        level('q10', 'effect', '帮助您解决了实际问题', 'How far your problem was solved'),
      ],
      both(
        '请逐项选择您的满意程度；没有用过或不了解的，请选“不了解/不适用”。',
        'Choose for each line; where you cannot say, choose “Cannot say / not applicable”.'
      )
    ),
    section('training', both('培训评价', 'About the training'), [
      level('q14', null, '培训内容实用', 'How satisfied are you with the usefulness of the content?', trained()),
      level('q15', null, '授课师资水平', 'How satisfied are you with the teaching?', trained()),
    ]),
    section('overall', both('总体评价', 'Overall'), [
      {
        ...{ id: 'q11', kind: 'level', required: true, notApplicable: false, role: 'overall' },
        text: both('总的来说，您对本网点的服务满意吗？', 'All in all, how satisfied are you with this service point?'),
      },
      {
        ...{ id: 'q12', kind: 'nps', required: true, role: 'nps' },
        text: both(
          '您有多大可能向同事、朋友推荐本网点？',
          'How likely are you to recommend this point to colleagues or friends?'
        ),
      },
      single(
        'q13',
        'expectation',
        both('与您的预期相比，本网点的服务：', 'Compared with what you expected, the service was:'),
        [
          option('far_above', '远超预期', 'far better'),
          option('above', '超出预期', 'better'),
          option('as_expected', '与预期一致', 'as expected'),
          option('below', '低于预期', 'worse'),
          option('far_below', '远低于预期', 'far worse'),
        ]
      ),
    ]),
    section('background', both('基本情况', 'About you'), [
      single('q16', 'identity', both('您的身份是？', 'Who are you?'), [
        option('enterprise', '企业', 'Enterprise'),
        option('academia', '高校、科研院所', 'University or research institute'),
        option('agency', '知识产权服务机构', 'IP service firm'),
        option('public', '社会公众', 'Member of the public'),
      ]),
      {
        ...single(
          'q17',
          'district',
          both('您（或所在单位）位于哪个区？', 'In which district are you, or is your organisation?'),
          [
            ...Object.entries(districts).map(([code, { zh, en }]) => option(code, zh, en)),
            option('outside', '北京市以外', 'Outside Beijing'),
          ]
        ),
        required: false,
      },
      {
        ...single(
          'q18',
          'industry',
          both('您（或所在单位）所属的行业领域是？', 'In which field do you, or does your organisation, work?'),
          industries()
        ),
        required: false,
      },
    ]),
    section('opinion', both('意见建议', 'What you would like to tell us'), [
      {
        ...{ id: 'q21', kind: 'text', required: false, max: 500, multiline: true, role: 'opinion' },
        text: both('您对网点服务有什么意见或建议？', 'What should we improve?'),
        help: both('请不要填写商业秘密或他人个人信息。', 'Please leave out trade secrets and personal data of others.'),
      },
      {
        ...{ id: 'contact', kind: 'text', required: false, max: 100, multiline: false, role: 'contact' },
        text: both('如希望我们回访，请留下联系方式', 'If you would like us to call back, how do we reach you?'),
        help: both(
          '填写后本答卷即可识别到您，仅供回访使用；不需要回访的请留空。',
          'This makes your answer recognisable as yours; it is used for the call only. Leave it empty otherwise.'
        ),
      },
    ]),
  ],
}

function both(zh: string, en: string): Bilingual {
  return { zh, en }
}

function option(id: string, zh: string, en: string): Option {
  return { id, text: both(zh, en) }
}

function dimension(id: string, weight: number, zh: string, en: string) {
  return { id, weight, name: both(zh, en) }
}

function section(id: string, title: Bilingual, questions: readonly Question[], intro?: Bilingual) {
  return { id, title, questions, ...(intro ? { intro } : {}) }
}

function level(id: string, of: string | null, zh: string, en: string, when?: readonly Condition[]): LevelQuestion {
  return {
    ...{ id, kind: 'level', required: true, notApplicable: true, text: both(zh, en) },
    ...(of ? { dimension: of } : {}),
    ...(when ? { when } : {}),
  }
}

function single(id: string, role: string, text: Bilingual, options: readonly Option[]): SingleQuestion {
  return { id, kind: 'single', required: true, role, text, options }
}

function trained(): Condition[] {
  return [{ question: 'q19', in: ['training'] }]
}

/** The key industries of Beijing, by the codes of the register. */
function industries(): Option[] {
  return [
    option('new_it', '新一代信息技术', 'New information technology'),
    option('integrated_circuit', '集成电路', 'Integrated circuits'),
    option('biomedicine', '医药健康', 'Medicine and health'),
    option('smart_manufacturing', '智能制造与装备', 'Smart manufacturing'),
    option('new_energy_vehicle', '智能网联汽车', 'Connected vehicles'),
    option('green_energy', '绿色能源与节能环保', 'Green energy'),
    option('new_material', '新材料', 'New materials'),
    option('artificial_intelligence', '人工智能', 'Artificial intelligence'),
    option('aerospace', '航空航天', 'Aerospace'),
    option('digital_economy', '数字经济', 'Digital economy'),
    option('culture_creative', '文化创意', 'Creative industries'),
    option('modern_agriculture', '现代农业', 'Modern agriculture'),
    option('other', '其他', 'Other'),
  ]
}
