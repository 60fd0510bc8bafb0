/** Questions of a draft are dragged to their place; the buttons beside them do the same one step at a time. */

let dragged = null

const rowOf = (event) => (event.target instanceof Element ? event.target.closest('[data-drag]') : null)
const listOf = (event) => (event.target instanceof Element ? event.target.closest('[data-drop]') : null)

/** Only the handle drags: text in the row can still be marked. */
document.addEventListener('pointerdown', (event) => {
  const row = rowOf(event)
  if (row) row.draggable = event.target.closest('.q-grip') !== null
})

document.addEventListener('dragstart', (event) => {
  dragged = rowOf(event)
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  dragged.classList.add('q-dragged')
})

document.addEventListener('dragover', (event) => {
  const list = dragged && listOf(event)
  if (!list) return
  event.preventDefault()
  const below = [...list.querySelectorAll('[data-drag]')].find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return row !== dragged && event.clientY < top + height / 2
  })
  list.insertBefore(dragged, below ?? null)
})

document.addEventListener('drop', (event) => {
  const list = dragged && listOf(event)
  if (!list) return
  event.preventDefault()
  const { form } = dragged.querySelector('[value=place]')
  form.elements.section.value = list.dataset.drop
  form.elements.position.value = [...list.querySelectorAll('[data-drag]')].indexOf(dragged)
  form.requestSubmit(dragged.querySelector('[value=place]'))
})

document.addEventListener('dragend', () => {
  dragged?.classList.remove('q-dragged')
  dragged = null
})
