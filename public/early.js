/* Applies the reader's choices before the first paint; in a file of its own because scripts in the page are not allowed. */
;(function (root) {
  root.classList.add('js')
  try {
    var theme = localStorage.getItem('theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : '')
    if (theme === 'dark') root.setAttribute('data-theme', 'dark')
    if (localStorage.getItem('size') === 'large') root.setAttribute('data-size', 'large')
  } catch (error) {}
})(document.documentElement)
