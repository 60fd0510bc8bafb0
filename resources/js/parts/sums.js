/** The sum of one column of repeatable rows while it is typed: data-sum="rubric.most". */

document.addEventListener('input', ({ target }) => {
  for (const shown of target.closest?.('form')?.querySelectorAll('[data-sum]') ?? []) {
    const [rows, column] = shown.dataset.sum.split('.')
    const cells = shown.closest('form').querySelectorAll(`[name^="${rows}["][name$="[${column}]"]`)
    const sum = [...cells].reduce((total, { value }) => total + (Number(value) || 0), 0)
    const words = shown.dataset.words.replace('{sum}', sum)
    if (shown.textContent !== words) shown.textContent = words
  }
})
