import env from '#start/env'

/**
 * Fonts of official papers (GB/T 9704). The names are those that offices have installed; none is free, so none is
 * embedded. A machine without them takes the first of `others` that it has.
 */
export default {
  fonts: {
    title: { name: '方正小标宋简体', others: ['FZXiaoBiaoSong-B05S', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun'] },
    body: { name: '仿宋_GB2312', others: ['仿宋', 'FangSong', 'FandolFang', 'Noto Serif CJK SC', 'Noto Serif SC'] },
    firstHeading: { name: '黑体', others: ['SimHei', 'FandolHei', 'Noto Sans CJK SC', 'Noto Serif SC'] },
    secondHeading: {
      name: '楷体_GB2312',
      others: ['楷体', 'KaiTi', 'FandolKai', 'Noto Serif CJK SC', 'Noto Serif SC'],
    },
    pageNumber: { name: '宋体', others: ['SimSun', 'FandolSong', 'Noto Serif CJK SC', 'Noto Serif SC'] },
  },
  /** LibreOffice lays out pages and writes PDF files: a path, `none`, or undefined to look for it on the PATH. */
  office: { program: env.get('LIBREOFFICE'), seconds: 180 },
}
