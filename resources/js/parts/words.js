/** 字数 of fields and of several fields together, counted as the server counts them. */
import { wordCount } from '../../../app/core/word_count.ts'

document.addEventListener('input', (event) => {
  const area = event.target instanceof Element && event.target.closest('textarea[data-words]')
  if (!area) return
  show(document.getElementById(`${area.id}-count`), wordCount(area.value))
  for (const sum of document.querySelectorAll('[data-word-counter][data-sum]')) {
    const areas = sum.dataset.sum.split(' ').map((id) => document.getElementById(id))
    show(
      sum,
      areas.reduce((total, one) => total + wordCount(one?.value ?? ''), 0)
    )
  }
})

function show(counter, used) {
  counter.textContent = counter.dataset.wordCounter.replace('{used}', used)
  counter.classList.toggle('t-bad', used > Number(counter.dataset.most))
}
