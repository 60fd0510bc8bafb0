/** 《北京市知识产权信息公共服务工作报告》. Customary (domain §2.7, §5). */
export default {
  /** Month and day of the following year after which the data of a year stands. */
  freezeOn: '01-31',
  /** The first year that a report can be about. */
  firstYear: 2020,
  title: '北京市知识产权信息公共服务工作报告',
  author: '北京市知识产权局',
  /** In 字, of the people's words in a chapter; each can be set anew. */
  wordLimit: 3000,
  /** Working days in which districts and points say what they think of it. */
  opinionDays: 7,
  /** What a person's passage saves by itself within so many minutes is one version of it. */
  versionMinutes: 10,
}
