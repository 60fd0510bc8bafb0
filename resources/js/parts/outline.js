/** Questions of a draft are dragged to their place; the buttons beside them do the same one step at a time. */

let dragged = null
/** Puts the row back where it was, until it is dropped. */
let back = null

const within = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)

document.addEventListener('dragstart', (event) => {
  dragged = within(event, '[data-drag]')
  if (!dragged) return
  const [row, list, next] = [dragged, dragged.parentElement, dragged.nextElementSibling]
  back = () => list.insertBefore(row, next)
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setDragImage(row, 0, 0)
  row.classList.add('q-dragged')
})

document.addEventListener('dragover', (event) => {
  const list = dragged && within(event, '[data-drop]')
  if (!list) return
  event.preventDefault()
  const below = [...list.querySelectorAll('[data-drag]')].find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return row !== dragged && event.clientY < top + height / 2
  })
  list.insertBefore(dragged, below ?? null)
})

document.addEventListener('drop', (event) => {
  const list = dragged && within(event, '[data-drop]')
  if (!list) return
  event.preventDefault()
  back = null
  const place = dragged.querySelector('[value=place]')
  place.form.elements.section.value = list.dataset.drop
  place.form.elements.position.value = [...list.querySelectorAll('[data-drag]')].indexOf(dragged)
  place.form.requestSubmit(place)
})

document.addEventListener('dragend', () => {
  back?.()
  dragged?.classList.remove('q-dragged')
  dragged = back = null
})
