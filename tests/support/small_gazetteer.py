"""A gazetteer of a few dozen real places, written by the package's own writer: what place tests look names up in."""

from pathlib import Path

from geoevents.gazetteer import Gazetteer
from geoevents.gazetteer.layout import Row, Writer

# id, name, lat, lon, feature, country, admin1, admin2, population, further names
ROWS = """
163843|Syria|35.0|38.0|PCLI|SY|||16906283|Syrian Arab Republic
169387|Idlib|35.77|36.67|ADM1|SY|||1501000|Idlib Governorate
169389|Idlib|35.93|36.63|PPLA|SY|169387||128840|Idleb
166358|Nayrab|35.87|36.72|PPL|SY|169387||5000|An Nayrab
165700|Saraqib|35.86|36.81|PPLA3|SY|169387||34231|Sarāqib
170062|Halab|36.20|37.50|ADM1|SY|||3115559|Aleppo Governorate
170063|Aleppo|36.20|37.16|PPLA|SY|170062||2098210|Halab
166357|Nayrab|36.17|37.24|PPL|SY|170062||16000|An Nayrab
170654|Damascus|33.51|36.29|PPLC|SY|||1569394|Dimashq
298795|Turkey|39.0|35.0|PCLI|TR|||82319724|Türkiye
323786|Ankara|39.92|32.85|PPLC|TR|||3517182|
6252001|United States|39.76|-98.5|PCLI|US|||327167434|USA|US
6254925|Kentucky|38.2|-84.87|ADM1|US|||4206074|
4285268|Columbia|37.10|-85.31|PPLA2|US|6254925||4452|
4291255|Edmonton|36.98|-85.61|PPLA2|US|6254925||1595|
4398678|Missouri|38.25|-92.5|ADM1|US|||5768151|
4381982|Columbia|38.95|-92.33|PPLA2|US|4398678||119108|
4736286|Texas|31.25|-99.25|ADM1|US|||22875689|
4717560|Paris|33.66|-95.56|PPLA2|US|4736286||24782|
4197000|Georgia|32.75|-83.5|ADM1|US|||8975842|
614540|Georgia|42.0|43.5|PCLI|GE|||3731000|
6251999|Canada|60.0|-95.0|PCLI|CA|||37058856|
5883102|Alberta|55.0|-115.0|ADM1|CA|||4067175|
5946768|Edmonton|53.55|-113.47|PPLA|CA|5883102||712391|
6455259|Paris Region|48.85|2.35|ADM1|FR|||12000000|
3017382|France|46.0|2.0|PCLI|FR|||66987244|
2988507|Paris|48.85|2.35|PPLC|FR|6455259||2138551|
2635167|United Kingdom|54.76|-2.70|PCLI|GB|||66488991|UK
6269131|England|52.16|-0.70|ADM1|GB|||57106398|
2643743|London|51.51|-0.13|PPLC|GB|6269131||8961989|
2638077|Sheffield|53.38|-1.47|PPLA3|GB|6269131||556500|
4379966|Exeter|37.67|-91.94|PPL|US|4398678||772|
99999001|Patriot|38.84|-84.83|PPL|US|6254925||200|
99999002|Exit|40.0|-80.0|PPL|US|4398678||200|
2017370|Russia|60.0|100.0|PCLI|RU|||144478050|
524901|Moscow|55.75|37.62|PPLC|RU|||10381222|
1269750|India|22.0|79.0|PCLI|IN|||1352617328|
1267701|Karnataka|14.0|76.0|ADM1|IN|||61095297|
1275702|Bijapur|16.5|75.92|ADM2|IN|1267701||2177331|
1444364|Chhattisgarh|21.5|82.0|ADM1|IN|||25545198|
9747942|Bijapur|18.8|80.8|ADM2|IN|1444364||0|
1275700|Bijapur|18.79|80.82|PPL|IN|1444364|9747942|16129|
5128638|New York|43.0|-75.5|ADM1|US|||19274244|
5128581|New York City|40.71|-74.01|PPL|US|5128638||8804190|New York
5106834|Albany|42.65|-73.76|PPLA|US|5128638||101228|
4138106|District of Columbia|38.92|-77.0|ADM1|US|||552433|
4140963|Washington|38.9|-77.04|PPLC|US|4138106||689545|
5815135|Washington|47.5|-120.5|ADM1|US|||6271775|
5809844|Seattle|47.61|-122.33|PPLA2|US|5815135||737015|
2077456|Australia|-25.0|135.0|PCLI|AU|||24992369|
2148876|Springvale|-37.95|145.15|PPL|AU|||22174|
4979887|Springvale|43.47|-70.79|PPL|US|||3488|
99999005|Kremlin|55.752|37.617|ADMF|RU|||0|the Kremlin
99999010|Eastern Ghouta|33.52|36.45|RGN|SY|||0|
1149361|Afghanistan|33.0|66.0|PCLI|AF|||37172386|
1133616|Mazar-e Sharif|36.71|67.11|PPLA|AF|||469247|Mazar-i-Sharif
2963597|Ireland|53.0|-8.0|PCLI|IE|||4853506|
2965139|Cork|51.97|-8.58|ADM1|IE|||399802|
2965140|Cork|51.90|-8.47|PPLA2|IE|||224004|
1327865|Myanmar|21.0|96.0|PCLI|MM|||53708395|
1312649|Madaya|22.21|96.10|PPL|MM|||24234|
167558|Madaya|33.69|36.10|PPLA3|SY|||0|
99999003|Reading|51.45|-0.97|PPLA2|GB|6269131||318014|
"""
ADJECTIVES = {
    "Syrian": 163843, "Turkish": 298795, "Turks": 298795, "Russian": 2017370, "American": 6252001, "French": 3017382,
    "Canadian": 6251999, "British": 2635167,
}  # fmt: skip


def small_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer, written into the folder."""
    path = folder / "small.sqlite"
    writer = Writer(path)
    numbers: dict[int, int] = {}
    countries: dict[str, int] = {}
    for line in ROWS.strip().splitlines():
        key, name, lat, lon, feature, country, admin1, admin2, population, *names = line.split("|")
        numbers[int(key)] = writer.add(
            Row(
                id=f"geonames:{key}",
                name=name,
                lon=float(lon),
                lat=float(lat),
                feature=feature,
                country=country,
                code=f"{country}-{key}" if feature == "ADM1" else "",
                admin1=f"geonames:{admin1}" if admin1 else "",
                admin2=f"geonames:{admin2}" if admin2 else "",
                population=int(population),
                names=tuple(filter(None, names)),
            )
        )
        if feature == "PCLI":
            countries[country] = numbers[int(key)]
            writer.db.execute("INSERT INTO countries VALUES (?, ?, ?, ?)", (country, numbers[int(key)], None, name))
    for word, key in ADJECTIVES.items():
        writer.word("adjectives", word, numbers[key], order=0)
    writer.finish()
    return Gazetteer(path)
