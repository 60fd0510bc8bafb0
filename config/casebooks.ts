/** The yearly book. Sizes in millimetres. */
export default {
  /** No picture is printed larger than its pixels allow at this many dots an inch, or than this. */
  dpi: 300,
  pictureWidth: 150,
  pictureHeight: 130,
  /** How often pages are counted anew until contents and headings agree. */
  passes: 3,
  /** Seconds: pictures never change under their address. */
  pictureCache: 31_536_000,
}
