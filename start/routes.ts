/** One line for each module. */
import '#start/routes/gallery'
