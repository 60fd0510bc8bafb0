/** Which workbooks are taken in: `registerImportKind('<kind>', …)`. */
export {}
