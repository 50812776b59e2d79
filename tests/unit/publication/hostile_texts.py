"""Texts that try to be more than text."""

from __future__ import annotations

HOSTILE_TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)> ' onfocus=alert(1) autofocus='",
    "end of script": "</script><!--<script>]]></style></title></textarea>",
    "address": "javascript:alert(1)//https://x.example",
    "template": "{{ 7*7 }}{% raw %}{# #}${7*7}#{7*7}<%= 7*7 %>%s{0}",
    "direction": "\u202egnilor\u202c \u2066x\u2069 \u200b\u200d\ufeff\u00ad\u2028\u2029 שלום",
    "formula": '=HYPERLINK("https://x.example";"klik")',
    "other formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "wide formula": "＝1+1",
    "sql": "'; DROP TABLE plan; -- \" OR 1=1",
    "path": "../../../etc/passwd\\..\\..\\x%2e%2e%2f\u2215",
    "control": "a\x01b\x0bc\x0cd\x1be\x7ff\x80\x85\x9f\ufdd0\ufffe\uffff\U0001ffff",
    "lines": "een\r\nBEGIN:VEVENT\nEND:VCALENDAR\r;\\,\\n",
    "entities": "&lt;b&gt; & &amp; &#x202e; &nope; <![CDATA[ <?php ?>",
    "long": "<&" + "é𝔘" * 50_000 + "</p>",
}
HOSTILE_CODES = (
    "../../uit",
    "..",
    "CON",
    "a/b",
    "a\\b",
    "C:x",
    "x\0y",
    "<b>",
    "een code.1",
    "'\"&",
    "wijk%2e",
    "é" * 200,
)
