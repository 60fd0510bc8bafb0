/** The public pages and the sign-in: plain pages with a little help. */
import './parts/page.js'
import './parts/upload.js'
import './parts/near.js'
import { focusErrors } from './parts/forms.js'
import { setUpRows } from './parts/rows.js'

setUpRows()
focusErrors()

/** One press, one request. */
document.addEventListener('submit', ({ target: form }) => {
  if (form.method === 'post')
    setTimeout(() =>
      form.querySelectorAll('[type=submit]').forEach((button) => (button.disabled = true))
    )
})
addEventListener('pageshow', (event) => {
  if (event.persisted)
    document.querySelectorAll('[type=submit]').forEach((button) => (button.disabled = false))
})
