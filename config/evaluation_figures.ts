/** Figures of the yearly evaluation. Customary values. */
export default {
  /** A share of fewer rows says little. */
  smallShare: 10,
}
