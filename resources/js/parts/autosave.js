/** Drafts save themselves a moment after the last change, and try again when the line was cut. */

const timers = new WeakMap()

document.addEventListener('input', (event) => {
  const form = event.target instanceof Element && event.target.closest('form[data-autosave]')
  if (form) later(form, 1500)
})

function later(form, wait) {
  clearTimeout(timers.get(form))
  timers.set(
    form,
    setTimeout(() => save(form), wait)
  )
}

/** While a form is on its way its fields are disabled: it would be saved empty, and over what was just sent. */
const isOnItsWay = (form) => form.elements._csrf?.disabled

async function save(form) {
  if (!form.isConnected) return
  if (isOnItsWay(form)) return later(form, 1500)
  const state = form.querySelector('[data-save-state]')
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !['_once', '_csrf', '_method'].includes(name)) fields.append(name, value)
  }
  state.textContent = state.dataset.saving
  delete form.dataset.changed
  try {
    const headers = {
      'Accept': 'application/json',
      'X-CSRF-Token': form.elements._csrf?.value ?? '',
    }
    const answer = await fetch(form.dataset.autosave, { method: 'PUT', headers, body: fields })
    if (answer.status === 409) return void (state.textContent = state.dataset.conflict)
    if (answer.status === 422) return void (await showRefusal(form, state, answer))
    if (!answer.ok) throw new Error(answer.statusText)
    const { version, texts } = await answer.json().catch(() => ({}))
    if (version !== undefined && form.elements.version) form.elements.version.value = version
    showTexts(form, texts)
    const time = new Date().toLocaleTimeString('zh-CN', {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
    state.textContent = state.dataset.saved.replace('{time}', time)
  } catch {
    form.dataset.changed = 'yes'
    state.textContent = state.dataset.failed
    later(form, 15_000)
  }
}

/** What was typed cannot stand: said where it is typed, and tried again with the next change. */
async function showRefusal(form, state, answer) {
  const { errors = [] } = await answer.json().catch(() => ({}))
  form.dataset.changed = 'yes'
  state.textContent = errors[0]?.message ?? state.dataset.failed
}

/** What the server makes of the input, in words. */
function showTexts(form, texts = {}) {
  for (const place of form.querySelectorAll('[data-saved-text]')) {
    place.textContent = texts[place.dataset.savedText] ?? place.textContent
  }
}
