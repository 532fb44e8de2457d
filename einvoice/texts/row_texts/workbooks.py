"""Faults of a workbook that is imported."""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "bad_xlsx": {
            "lv": (
                "nevar nolasīt kā XLSX; gaidīta darbgrāmata",
                "saglabājiet to vēlreiz kā XLSX vai CSV UTF-8",
            ),
            "ru": (
                "не читается как XLSX; ожидалась книга",
                "сохраните файл заново как XLSX или CSV UTF-8",
            ),
            "en": (
                "cannot be read as XLSX, expected a workbook",
                "save it again as XLSX, or save the sheet as CSV UTF-8",
            ),
        },
        "bad_xlsx.locked": {
            "lv": (
                "veca formāta vai ar paroli aizsargāta darbgrāmata; gaidīts XLSX bez paroles",
                "saglabājiet to kā XLSX bez paroles",
            ),
            "ru": (
                "книга старого формата или с паролем; ожидался XLSX без пароля",
                "сохраните её как XLSX без пароля",
            ),
            "en": (
                "is an old or encrypted workbook, expected XLSX without a password",
                "save it as XLSX without a password",
            ),
        },
        "hidden_sheet": {
            "lv": ("slēptā lapa '{title}' netiek lasīta", "rādiet to un saglabājiet atsevišķi"),
            "ru": ("скрытый лист '{title}' не читается", "покажите его и сохраните отдельно"),
            "en": (
                "the hidden sheet '{title}' is not read, expected its rows elsewhere",
                "unhide it and save it alone",
            ),
        },
        "many_sheets": {
            "lv": (
                "ir lapas {titles}{more:more}; gaidīta viena vai viena ar nosaukumu {kind}",
                "atstājiet lapu ar tabulu",
            ),
            "ru": (
                "листы: {titles}{more:more}; ожидался один или один с названием {kind}",
                "оставьте лист с таблицей",
            ),
            "en": (
                (
                    "has the sheets {titles}{more:more}, expected a single sheet, or a sheet "
                    "named {kind}"
                ),
                "keep the sheet with the table",
            ),
        },
        "merged_cells": {
            "lv": (
                "apvienotas šūnas: {cells}{more:more}; gaidīta vērtība katrā šūnā",
                "atceliet apvienošanu",
            ),
            "ru": (
                "объединены ячейки {cells}{more:more}; ожидалось значение в каждой ячейке",
                "отмените объединение",
            ),
            "en": (
                "cells {cells}{more:more} are merged, expected a value in each cell",
                "take the merging back",
            ),
        },
        "no_value": {
            "lv": (
                "formulas bez vērtības: {cells}{more:more}; gaidītas vērtības",
                "atveriet failu izklājlapu programmā un saglabājiet",
            ),
            "ru": (
                "формулы без значения: {cells}{more:more}; ожидались значения",
                "откройте файл в программе таблиц и сохраните",
            ),
            "en": (
                "formulas without a value in {cells}{more:more}, expected values",
                "open it in a spreadsheet program and save it",
            ),
        },
        "too_large.cell": {
            "lv": (
                "ir šūna {cell}; gaidītas ne vairāk kā 702 kolonnas",
                "saglabājiet lapu kā CSV UTF-8: CSV var būt jebkura lieluma",
            ),
            "ru": (
                "есть ячейка {cell}; ожидалось не больше 702 столбцов",
                "сохраните лист как CSV UTF-8: CSV может быть любого размера",
            ),
            "en": (
                "has a cell {cell}, expected at most 702 columns",
                "save the sheet as CSV UTF-8: CSV may be of any size",
            ),
        },
        "too_large.file": {
            "lv": (
                "failā ir {size} baiti; gaidīts ne vairāk kā {most}",
                "saglabājiet lapu kā CSV UTF-8: CSV var būt jebkura lieluma",
            ),
            "ru": (
                "в файле {size} байтов; ожидалось не больше {most}",
                "сохраните лист как CSV UTF-8: CSV может быть любого размера",
            ),
            "en": (
                "has {size} bytes, expected at most {most}",
                "save the sheet as CSV UTF-8: CSV may be of any size",
            ),
        },
        "too_large.part": {
            "lv": (
                "{what:word}: {size} baiti; gaidīts ne vairāk kā {most}",
                "saglabājiet lapu kā CSV UTF-8: CSV var būt jebkura lieluma",
            ),
            "ru": (
                "{what:word}: {size} байтов; ожидалось не больше {most}",
                "сохраните лист как CSV UTF-8: CSV может быть любого размера",
            ),
            "en": (
                "holds {what:word} of {size} bytes, expected at most {most}",
                "save the sheet as CSV UTF-8: CSV may be of any size",
            ),
        },
        "too_large.parts": {
            "lv": (
                "failā ir {count} daļas; gaidīts ne vairāk kā {most}",
                "saglabājiet lapu kā CSV UTF-8: CSV var būt jebkura lieluma",
            ),
            "ru": (
                "в файле частей: {count}; ожидалось не больше {most}",
                "сохраните лист как CSV UTF-8: CSV может быть любого размера",
            ),
            "en": (
                "has {count} parts, expected at most {most}",
                "save the sheet as CSV UTF-8: CSV may be of any size",
            ),
        },
        "too_large.row": {
            "lv": (
                "ir rinda, kas garāka par {most} baitiem",
                "saglabājiet lapu kā CSV UTF-8: CSV var būt jebkura lieluma",
            ),
            "ru": (
                "есть строка длиннее {most} байтов",
                "сохраните лист как CSV UTF-8: CSV может быть любого размера",
            ),
            "en": (
                "has a row of more than {most} bytes",
                "save the sheet as CSV UTF-8: CSV may be of any size",
            ),
        },
    }
)
