/** Running sums under columns of numbers; the server says the same when the form is saved. */

document.addEventListener('input', ({ target }) => {
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
