/** 离我最近: the browser is asked for the place when somebody presses the button, never before. */
for (const part of document.querySelectorAll('[data-near]')) {
  const button = part.querySelector('[data-near-button]')
  const field = part.querySelector('[name=near]')
  if (!button || !field || !navigator.geolocation) continue
  const told = part.querySelector('[data-near-told]')
  button.hidden = false
  button.addEventListener('click', () => {
    told.textContent = part.dataset.wait
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.longitude.toFixed(3)},${coords.latitude.toFixed(3)}`
        field.form.submit()
      },
      () => {
        told.textContent = part.dataset.refused
        field.closest('details').open = true
        field.focus()
      },
      { timeout: 15_000, maximumAge: 300_000 }
    )
  })
}
