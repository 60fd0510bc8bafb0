const STATEMENT = /^\s*(select|insert|update|delete|replace|with)\b[\s\S]* - /i
const ADDRESS = /\b(https?:\/\/[^\s?#'"]+)[?#][^\s'"]*/gi
const MAIL = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]*@([\p{L}\p{N}.-]+\p{L})/gu
const QUOTED = /'([^']*)'|"([^"]*)"|`([^`]*)`|“([^”]*)”/g
const NAME = /^[A-Za-z_$][\w.$:/-]*$/
const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const TOKEN = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}(?![\w-])/g

/**
 * The words of a fault without what people typed: the database repeats the values of a statement, mail servers the
 * address, and links carry secrets. Masked once more, it stays as it is.
 */
export function maskedFault(text: string) {
  return text
    .replace(STATEMENT, (_, verb: string) => `${verb.toLowerCase()} … - `)
    .replace(ADDRESS, '$1?…')
    .replace(MAIL, '$1***@$2')
    .replace(QUOTED, (whole, ...groups: (string | undefined)[]) => {
      const said = groups.slice(0, 4).find((group) => group !== undefined) ?? ''
      return said === '' || isHarmless(said) ? whole : whole[0] + '…' + whole.at(-1)
    })
    .replace(ID_NUMBER, '…')
    .replace(PHONE, '1…')
    .replace(TOKEN, (token) => `${token.slice(0, 4)}…`)
}

/** Names of columns, files and programs; numbers of rows. */
const isHarmless = (said: string) => NAME.test(said) || /^\d{1,10}$/.test(said) || /^\p{L}\*\*\*@/u.test(said)
