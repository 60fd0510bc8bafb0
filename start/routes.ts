/** One line for each module. */
import '#start/routes/home'
import '#start/routes/accounts'
import '#start/routes/registrations'
import '#start/routes/decisions'
import '#start/routes/portal'
import '#start/routes/gallery'
