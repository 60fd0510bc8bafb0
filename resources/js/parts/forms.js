/** Forms: counters, common phrases, passwords, errors, questions before sending, leaving unsaved. */

const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)
const lengthOf = (text) => Array.from(text).length

document.addEventListener('input', (event) => {
  const area = closest(event, 'textarea[data-maximum]')
  if (area) count(area)
  const form = closest(event, 'form[data-guard]')
  if (form) form.dataset.changed = 'yes'
})

function count(area) {
  const counter = document.getElementById(`${area.id}-count`)
  const used = lengthOf(area.value)
  counter.textContent = counter.dataset.counter.replace('{used}', used)
  counter.classList.toggle('t-bad', used > Number(area.dataset.maximum))
}

document.addEventListener('click', (event) => {
  const phrase = closest(event, '[data-phrase]')
  if (phrase) addPhrase(phrase)

  const insert = closest(event, '[data-insert]')
  if (insert) insertToken(insert.dataset)

  const reveal = closest(event, '[data-reveal]')
  if (reveal) {
    const input = document.getElementById(reveal.dataset.reveal)
    input.type = input.type === 'password' ? 'text' : 'password'
    reveal.setAttribute('aria-pressed', String(input.type === 'text'))
  }

  const fault = closest(event, '.err-sum a')
  const control = fault && document.getElementById(decodeURIComponent(fault.hash.slice(1)))
  if (control) {
    event.preventDefault()
    control.focus()
    control.scrollIntoView({ block: 'center' })
  }
})

function addPhrase(phrase) {
  const area = document.getElementById(phrase.dataset.phrase)
  const gap = area.value && !/[\n。；！？]$/.test(area.value) ? '；' : ''
  area.value += gap + phrase.textContent.trim()
  area.focus()
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

/** A piece of text, where the cursor stands in the field it is meant for. */
function insertToken({ insert, token }) {
  const area = document.getElementById(insert)
  area.setRangeText(token, area.selectionStart, area.selectionEnd, 'end')
  area.focus()
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

/** In the capturing phase, so that a "no" comes before anybody sends the form. */
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    const question = event.submitter?.dataset.ask ?? form.dataset.ask
    const refused = question && !confirm(question)
    const busy = form.querySelector('li[data-sending]')
    if (refused || busy) {
      event.preventDefault()
      event.stopImmediatePropagation()
      busy?.scrollIntoView({ block: 'center' })
    } else {
      delete form.dataset.changed
    }
  },
  true
)

/** The form that would be lost by leaving now. */
export function unsavedForm() {
  return document.querySelector('form[data-guard][data-changed]')
}

addEventListener('beforeunload', (event) => {
  if (unsavedForm()) event.preventDefault()
})

export function focusErrors() {
  document.querySelector('#error-summary')?.focus()
}
