/** Answers keep themselves a moment after the last change. Without this there is a button for it. */
const form = document.querySelector('form[data-answers]')
const told = document.querySelector('[data-kept]')
let timer

form?.addEventListener('input', () => {
  clearTimeout(timer)
  if ('keeps' in form.dataset) timer = setTimeout(keep, 1500)
})

/** On the way out too: somebody looks at another window and never comes back. */
addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && timer) keep()
})

async function keep() {
  clearTimeout(timer)
  timer = undefined
  const body = new URLSearchParams(new FormData(form))
  body.set('act', 'save')
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body,
      keepalive: true,
    })
    told.textContent = answer.ok ? told.dataset.kept : told.dataset.failed
    if (answer.status === 410) location.reload()
  } catch {
    told.textContent = told.dataset.failed
    timer = setTimeout(keep, 15_000)
  }
}

/** One press, one answer. */
form?.addEventListener('submit', () => {
  clearTimeout(timer)
  timer = undefined
  setTimeout(() => form.querySelectorAll('[type=submit]').forEach((button) => (button.disabled = true)))
})
addEventListener('pageshow', () => {
  form?.querySelectorAll('[type=submit]').forEach((button) => (button.disabled = false))
})
