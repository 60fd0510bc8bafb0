/** What every page can do: theme and size, menus, the drawer, copy, print, back, search by key. */

const root = document.documentElement
const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)

const actions = {
  '[data-switch]': (button) => {
    const { switch: name, on } = button.dataset
    const turnOn = root.getAttribute(`data-${name}`) !== on
    turnOn ? root.setAttribute(`data-${name}`, on) : root.removeAttribute(`data-${name}`)
    try {
      localStorage.setItem(name, turnOn ? on : 'normal')
    } catch {}
    showSwitches()
  },
  '[data-copy]': async (button) => {
    await navigator.clipboard?.writeText(button.dataset.copy)
    const text = button.textContent
    button.textContent = button.dataset.done
    setTimeout(() => (button.textContent = text), 2000)
  },
  '[data-print]': () => print(),
  '[data-back]': () => (history.length > 1 ? history.back() : location.assign('/')),
  /** Opens and closes what stands around the button. */
  '[data-toggle]': (button) => {
    const open = button.closest('form').classList.toggle(button.dataset.toggle)
    button.setAttribute('aria-expanded', String(open))
  },
  '[data-drawer-open]': (opener, event) => {
    event.preventDefault()
    event.stopPropagation()
    moveDrawer(true)
  },
  '[data-drawer-close]': (closer, event) => {
    event.preventDefault()
    event.stopPropagation()
    moveDrawer(false)
  },
}

/** The switches show what is on; called again for every part of a page that arrives later. */
export function showSwitches() {
  for (const button of document.querySelectorAll('[data-switch]')) {
    const { switch: name, on } = button.dataset
    button.setAttribute('aria-pressed', String(root.getAttribute(`data-${name}`) === on))
  }
}

export function moveDrawer(open) {
  const side = document.querySelector('#side')
  if (!side || side.classList.contains('open') === open) return
  side.classList.toggle('open', open)
  document.querySelector('.main')?.toggleAttribute('inert', open)
  const next = open ? side.querySelector('[data-drawer-close]') : document.querySelector('[data-drawer-open]')
  next?.focus()
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (menu !== except) menu.open = false
  }
}

/** In the capturing phase: a link to `#side` opens the drawer before anybody takes it for a jump on the page. */
document.addEventListener(
  'click',
  (event) => {
    closeMenus(closest(event, 'details[data-menu]'))
    for (const [selector, act] of Object.entries(actions)) {
      const element = closest(event, selector)
      if (element) act(element, event)
    }
  },
  true
)

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const menu = closest(event, 'details[data-menu][open]')
    closeMenus()
    menu?.querySelector('summary').focus()
    moveDrawer(false)
  }
  const typing = closest(event, 'input, textarea, select, [contenteditable]')
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector('[data-search]')
    if (search) event.preventDefault()
    search?.focus()
  }
})

showSwitches()
