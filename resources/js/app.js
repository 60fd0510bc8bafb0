/** The staff pages. Links and forms are plain HTML; Unpoly fetches them and changes the part of the page that differs. */
import 'unpoly'
import './parts/upload.js'
import './parts/autosave.js'
import './parts/outline.js'
import './parts/sums.js'
import './parts/words.js'
import { moveDrawer, showSwitches } from './parts/page.js'
import { focusErrors, unsavedForm } from './parts/forms.js'
import { showPicked } from './parts/pick.js'
import { setUpRows } from './parts/rows.js'

const { up } = window

up.link.config.followSelectors.push('a[href]')
up.form.config.submitSelectors.push('form')
/**
 * Where the focus of a pressed button waits while its form is on its way. Unpoly knows only groups that it can tell from
 * all others of the page, throws where there is none, and then leaves the form open to a second press.
 */
up.form.config.groupSelectors.push('main', 'body')
/** The server says which link is the current one. */
up.status.config.navSelectors = ['[up-nav]']

up.fragment.config.mainTargets = ['[up-main]', 'body']
up.fragment.config.autoFocus = ['hash', '#error-summary', 'autofocus', '#main']

/** What was true a moment ago is not shown again: a decision stands on the present state. */
up.network.config.autoCache = () => false

up.on('up:form:submit', ({ renderOptions }) => {
  Object.assign(renderOptions, {
    disable: true,
    failTarget: ':main',
    failTitle: true,
    failFocus: 'auto',
    failScroll: 'top',
  })
})

/** Papers and files, and pages of the other layouts, are loaded as pages. */
up.on('up:fragment:loaded', (event) => {
  const { request, response } = event
  const isPage = /^text\/html/.test(response.contentType)
  if (isPage && response.text.includes('up-main')) return
  if (response.method !== 'GET' || (isPage && !response.ok)) return
  event.preventDefault()
  request.method === 'GET' && !isPage ? request.loadPage() : location.assign(response.url)
})

let newRelease = false
up.on('up:assets:changed', () => (newRelease = true))

up.on('up:link:follow', (event, link) => {
  const form = unsavedForm()
  if (form && !form.contains(link) && !confirm(form.dataset.leave)) return event.preventDefault()
  delete form?.dataset.changed
  if (newRelease) {
    event.preventDefault()
    location.assign(link.href)
  }
})

up.on('up:fragment:offline', () => {
  const toast = document.querySelector('[data-toast]')
  toast.textContent = toast.dataset.offline
  toast.hidden = false
  setTimeout(() => (toast.hidden = true), 8000)
})

up.on('up:fragment:inserted', (event, fragment) => {
  showSwitches()
  setUpRows(fragment)
  showPicked()
  if (fragment.matches('[up-main]')) moveDrawer(false)
})

focusErrors()
setUpRows()
showPicked()
