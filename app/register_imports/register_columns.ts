import type { ImportSheet } from '#app/imports/import_kinds'

/** 网点名录, in the columns of `designations/designation_sheet.ts`, with what the register itself needs behind them. */
export const registerSheet: ImportSheet = {
  name: '网点名录',
  title: '北京市知识产权信息公共服务网点名录',
  note: '填报单位（盖章）：            填报日期：            单位：家',
  footer: '填表人：            审核人：            联系电话：',
  columns: [
    { field: 'index', header: '序号', aliases: ['编号', 'No'], counted: true, width: 6 },
    { field: 'name', header: '名称', aliases: ['网点名称', '单位名称', '机构名称', '全称'], required: true, width: 26 },
    { field: 'hostType', header: '类别', aliases: ['单位类型', '类型', '机构类型', '单位类别'], required: true },
    { field: 'districtCode', header: '所属区', aliases: ['区', '所在区', '区域', '行政区'], required: true, width: 10 },
    { field: 'address', header: '地址', aliases: ['服务地址', '详细地址', '通讯地址'], required: true, width: 28 },
    { field: 'longitude', header: '经度', aliases: ['lng', 'lon'], type: 'number', required: true, width: 12 },
    { field: 'latitude', header: '纬度', aliases: ['lat'], type: 'number', required: true, width: 12 },
    { field: 'landline', header: '咨询电话', aliases: ['电话', '联系电话', '服务电话', '固定电话'], required: true },
    { field: 'hours', header: '开放时间', aliases: ['服务时间', '工作时间', '开放时段'], required: true, width: 26 },
    { field: 'fields', header: '服务领域', aliases: ['领域'], required: true, width: 20 },
    {
      field: 'services',
      header: '免费项目',
      aliases: ['免费服务项目', '免费服务', '基础服务'],
      required: true,
      width: 30,
    },
    { field: 'website', header: '网址', aliases: ['网站', '官网'], width: 24 },
    {
      field: 'validUntil',
      header: '有效期至',
      aliases: ['有效期', '截止日期', '到期日'],
      type: 'date',
      required: true,
    },
    {
      field: 'uscc',
      header: '统一社会信用代码',
      aliases: ['信用代码', '社会信用代码', '统一信用代码', 'USCC'],
      type: 'code',
      width: 22,
    },
    { field: 'affiliation', header: '隶属关系', aliases: ['隶属'] },
    { field: 'number', header: '证书编号', aliases: ['证书号', '证号'], width: 24 },
    { field: 'docNumber', header: '文号', needed: 'in_new_rows', aliases: ['认定文号', '批准文号'], width: 20 },
    {
      field: 'recognizedOn',
      header: '认定日期',
      needed: 'in_new_rows',
      aliases: ['认定时间', '批准日期', '认定年月日'],
      type: 'date',
    },
  ],
}
