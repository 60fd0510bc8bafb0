const tty = process.stdout.isTTY

/** Something the person at the keyboard can understand and mend: shown as it is, without a stack. */
export class Refusal extends Error {}

export const say = (text = '') => process.stdout.write(`${text}\n`)

/** Shows one stage of work with its duration; in a terminal the seconds run while it lasts. */
export async function stage(title, work) {
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  const draw = (mark) => process.stdout.write(`\r\x1b[K${mark} ${title}  ${seconds()}`)
  const timer = tty && setInterval(draw, 200, '…')

  if (!tty) say(`… ${title}`)
  try {
    const result = await work()
    finish('✓')
    return result
  } catch (error) {
    finish('✗')
    throw error
  }

  function finish(mark) {
    clearInterval(timer)
    if (tty) draw(mark)
    else process.stdout.write(`${mark} ${title}  ${seconds()}`)
    say()
  }
}

/** Rows of text as columns; a Chinese character is two columns wide. */
export function columns(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => width(row[i]))))
  return rows.map((row) => row.map((text, i) => text + ' '.repeat(widths[i] - width(text))).join('   ').trimEnd())
}

function width(text) {
  return [...text].reduce((sum, sign) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(sign) ? 2 : 1), 0)
}
