/** Running sums of numbers while they are typed; the server says the same when the form is saved. */

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof Element)) return
  for (const shown of target.closest('form')?.querySelectorAll('[data-row-sum]') ?? []) showRowSum(shown)
  const table = target.matches('[data-sum]') && target.closest('[data-sums]')
  if (table) showColumnSum(table, target.dataset.sum)
})

/** Of one column of repeatable rows: data-row-sum="rubric.most". */
function showRowSum(shown) {
  const [rows, column] = shown.dataset.rowSum.split('.')
  const words = shown.dataset.words.replace(
    '{sum}',
    sumOf(shown.closest('form').querySelectorAll(`[name^="${rows}["][name$="[${column}]"]`))
  )
  if (shown.textContent !== words) shown.textContent = words
}

/** Of the fields of a table that carry the same data-sum; what it has to be stands at the table. */
function showColumnSum(table, of) {
  const sum = sumOf(table.querySelectorAll(`[data-sum="${of}"]`))
  const shown = table.querySelector(`[data-sum-of="${of}"]`)
  const isRight = sum === Number(table.dataset.sums)
  shown.textContent = isRight ? String(sum) : `${Number.isNaN(sum) ? '—' : sum} ${shown.dataset.wrong}`
  shown.parentElement.classList.toggle('t-ok', isRight)
  shown.parentElement.classList.toggle('t-bad', !isRight)
}

function sumOf(fields) {
  return [...fields].reduce((sum, { value }) => sum + Math.round(Number(value || 0) * 100), 0) / 100
}
