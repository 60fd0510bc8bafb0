import { registerApiScopes } from '#app/api_keys/api_scopes'
import { openDataScopes } from '#app/open_data/scopes'
import { figureScopes } from '#app/outside_figures/figure_scopes'

/** What a key may be good for, in the order of the form. */
registerApiScopes(...openDataScopes, ...figureScopes)
