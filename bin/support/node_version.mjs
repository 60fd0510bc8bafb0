var OLDEST = 20

/** A sentence for the person at the keyboard, or undefined when this Node will do. */
export function tooOld(version) {
  if (Number(version.split('.')[0]) >= OLDEST) return undefined
  return (
    '需要 Node.js ' + OLDEST + ' 或更高版本，当前为 ' + version + '。' +
    ' Jingzhi needs Node.js ' + OLDEST + ' or newer, this is ' + version + ': see https://nodejs.org'
  )
}
