/** The sum of one column of repeatable rows while it is typed: data-sum="rubric.most". */

document.addEventListener('input', ({ target }) => {
  for (const shown of target.closest?.('form')?.querySelectorAll('[data-sum]') ?? []) {
    const [rows, column] = shown.dataset.sum.split('.')
    const cells = shown.closest('form').querySelectorAll(`[name^="${rows}["][name$="[${column}]"]`)
    const sum = [...cells].reduce((total, { value }) => total + (Number(value) || 0), 0)
    const words = shown.dataset.words.replace('{sum}', sum)
    if (shown.textContent !== words) shown.textContent = words
  }
/** Running sums under columns of numbers; the server says the same when the form is saved. */
  const table = target instanceof Element && target.matches('[data-sum]') && target.closest('[data-sums]')
  if (!table) return
  const { sum: of } = target.dataset
  const inputs = [...table.querySelectorAll('[data-sum]')].filter((input) => input.dataset.sum === of)
  const hundredths = inputs.map(({ value }) => Math.round(Number(value || 0) * 100))
  const sum = hundredths.reduce((all, one) => all + one, 0) / 100
  const shown = table.querySelector(`[data-sum-of="${of}"]`)
  const isRight = sum === Number(table.dataset.sums)
  shown.textContent = isRight ? String(sum) : `${Number.isNaN(sum) ? '—' : sum} ${shown.dataset.wrong}`
  shown.parentElement.classList.toggle('t-ok', isRight)
  shown.parentElement.classList.toggle('t-bad', !isRight)
})
