/** The yearly book. Customary. */
export default {
  /** As the book names them, unless somebody changes the line. */
  editor: '北京市知识产权局',
  /** 技术方法 that the index offers; others are added freely. Names under `casebook_techniques`. */
  techniques: [
    'patent_search',
    'novelty_search',
    'patent_navigation',
    'landscape_analysis',
    'freedom_to_operate',
    'early_warning',
    'competitor_monitoring',
    'portfolio_planning',
    'valuation',
    'standard_patents',
    'trademark_search',
    'text_mining',
    'thematic_database',
  ],
  /** Millimetres. No picture is printed larger than this, or than its pixels allow (`dpi` in cases.ts). */
  pictureWidth: 150,
  pictureHeight: 130,
  /** How often pages are counted anew until contents and headings agree. */
  passes: 3,
  /** Seconds: pictures never change under their address. */
  pictureCache: 31_536_000,
}
