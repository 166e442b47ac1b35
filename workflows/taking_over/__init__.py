"""Cases of a former register or of a partner are taken over from a workbook: rehearsed first, then all or none."""
