/** Rows that are ticked for one act: how many they are, the box that ticks a page, letting go of all. */

const ROWS = 'td.pick input[name]'

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return
  if (target.matches('[data-pick-all]')) tick(target.checked)
  if (target.matches(`[data-pick-all], ${ROWS}`)) showPicked()
})

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element && target.closest('[data-unpick]'))) return
  tick(false)
  showPicked()
})

function tick(on) {
  for (const box of document.querySelectorAll(ROWS)) box.checked = on
}

/** Also when a page comes back with its ticks. */
export function showPicked() {
  const words = document.querySelector('[data-picked]')
  if (!words) return
  const boxes = [...document.querySelectorAll(ROWS)]
  const count = boxes.filter((box) => box.checked).length
  words.textContent = words.dataset.picked.replace('{count}', count)
  const all = document.querySelector('[data-pick-all]')
  all.checked = count === boxes.length
  all.indeterminate = count > 0 && count < boxes.length
}
