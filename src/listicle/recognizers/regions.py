"""Countries and regions by name, abbreviation and code: literal tables, after ISO 3166."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

COUNTRIES = {
    "AD": ("AND", "Andorra"),
    "AE": ("ARE", "United Arab Emirates"),
    "AF": ("AFG", "Afghanistan"),
    "AG": ("ATG", "Antigua and Barbuda"),
    "AI": ("AIA", "Anguilla"),
    "AL": ("ALB", "Albania"),
    "AM": ("ARM", "Armenia"),
    "AO": ("AGO", "Angola"),
    "AQ": ("ATA", "Antarctica"),
    "AR": ("ARG", "Argentina"),
    "AS": ("ASM", "American Samoa"),
    "AT": ("AUT", "Austria"),
    "AU": ("AUS", "Australia"),
    "AW": ("ABW", "Aruba"),
    "AX": ("ALA", "Åland Islands"),
    "AZ": ("AZE", "Azerbaijan"),
    "BA": ("BIH", "Bosnia and Herzegovina"),
    "BB": ("BRB", "Barbados"),
    "BD": ("BGD", "Bangladesh"),
    "BE": ("BEL", "Belgium"),
    "BF": ("BFA", "Burkina Faso"),
    "BG": ("BGR", "Bulgaria"),
    "BH": ("BHR", "Bahrain"),
    "BI": ("BDI", "Burundi"),
    "BJ": ("BEN", "Benin"),
    "BL": ("BLM", "Saint Barthélemy"),
    "BM": ("BMU", "Bermuda"),
    "BN": ("BRN", "Brunei"),
    "BO": ("BOL", "Bolivia"),
    "BQ": ("BES", "Caribbean Netherlands"),
    "BR": ("BRA", "Brazil"),
    "BS": ("BHS", "Bahamas"),
    "BT": ("BTN", "Bhutan"),
    "BV": ("BVT", "Bouvet Island"),
    "BW": ("BWA", "Botswana"),
    "BY": ("BLR", "Belarus"),
    "BZ": ("BLZ", "Belize"),
    "CA": ("CAN", "Canada"),
    "CC": ("CCK", "Cocos (Keeling) Islands"),
    "CD": ("COD", "Democratic Republic of the Congo"),
    "CF": ("CAF", "Central African Republic"),
    "CG": ("COG", "Republic of the Congo"),
    "CH": ("CHE", "Switzerland"),
    "CI": ("CIV", "Ivory Coast"),
    "CK": ("COK", "Cook Islands"),
    "CL": ("CHL", "Chile"),
    "CM": ("CMR", "Cameroon"),
    "CN": ("CHN", "China"),
    "CO": ("COL", "Colombia"),
    "CR": ("CRI", "Costa Rica"),
    "CU": ("CUB", "Cuba"),
    "CV": ("CPV", "Cape Verde"),
    "CW": ("CUW", "Curaçao"),
    "CX": ("CXR", "Christmas Island"),
    "CY": ("CYP", "Cyprus"),
    "CZ": ("CZE", "Czechia"),
    "DE": ("DEU", "Germany"),
    "DJ": ("DJI", "Djibouti"),
    "DK": ("DNK", "Denmark"),
    "DM": ("DMA", "Dominica"),
    "DO": ("DOM", "Dominican Republic"),
    "DZ": ("DZA", "Algeria"),
    "EC": ("ECU", "Ecuador"),
    "EE": ("EST", "Estonia"),
    "EG": ("EGY", "Egypt"),
    "EH": ("ESH", "Western Sahara"),
    "ER": ("ERI", "Eritrea"),
    "ES": ("ESP", "Spain"),
    "ET": ("ETH", "Ethiopia"),
    "FI": ("FIN", "Finland"),
    "FJ": ("FJI", "Fiji"),
    "FK": ("FLK", "Falkland Islands"),
    "FM": ("FSM", "Micronesia"),
    "FO": ("FRO", "Faroe Islands"),
    "FR": ("FRA", "France"),
    "GA": ("GAB", "Gabon"),
    "GB": ("GBR", "United Kingdom"),
    "GD": ("GRD", "Grenada"),
    "GE": ("GEO", "Georgia"),
    "GF": ("GUF", "French Guiana"),
    "GG": ("GGY", "Guernsey"),
    "GH": ("GHA", "Ghana"),
    "GI": ("GIB", "Gibraltar"),
    "GL": ("GRL", "Greenland"),
    "GM": ("GMB", "Gambia"),
    "GN": ("GIN", "Guinea"),
    "GP": ("GLP", "Guadeloupe"),
    "GQ": ("GNQ", "Equatorial Guinea"),
    "GR": ("GRC", "Greece"),
    "GS": ("SGS", "South Georgia and the South Sandwich Islands"),
    "GT": ("GTM", "Guatemala"),
    "GU": ("GUM", "Guam"),
    "GW": ("GNB", "Guinea-Bissau"),
    "GY": ("GUY", "Guyana"),
    "HK": ("HKG", "Hong Kong"),
    "HM": ("HMD", "Heard Island and McDonald Islands"),
    "HN": ("HND", "Honduras"),
    "HR": ("HRV", "Croatia"),
    "HT": ("HTI", "Haiti"),
    "HU": ("HUN", "Hungary"),
    "ID": ("IDN", "Indonesia"),
    "IE": ("IRL", "Ireland"),
    "IL": ("ISR", "Israel"),
    "IM": ("IMN", "Isle of Man"),
    "IN": ("IND", "India"),
    "IO": ("IOT", "British Indian Ocean Territory"),
    "IQ": ("IRQ", "Iraq"),
    "IR": ("IRN", "Iran"),
    "IS": ("ISL", "Iceland"),
    "IT": ("ITA", "Italy"),
    "JE": ("JEY", "Jersey"),
    "JM": ("JAM", "Jamaica"),
    "JO": ("JOR", "Jordan"),
    "JP": ("JPN", "Japan"),
    "KE": ("KEN", "Kenya"),
    "KG": ("KGZ", "Kyrgyzstan"),
    "KH": ("KHM", "Cambodia"),
    "KI": ("KIR", "Kiribati"),
    "KM": ("COM", "Comoros"),
    "KN": ("KNA", "Saint Kitts and Nevis"),
    "KP": ("PRK", "North Korea"),
    "KR": ("KOR", "South Korea"),
    "KW": ("KWT", "Kuwait"),
    "KY": ("CYM", "Cayman Islands"),
    "KZ": ("KAZ", "Kazakhstan"),
    "LA": ("LAO", "Laos"),
    "LB": ("LBN", "Lebanon"),
    "LC": ("LCA", "Saint Lucia"),
    "LI": ("LIE", "Liechtenstein"),
    "LK": ("LKA", "Sri Lanka"),
    "LR": ("LBR", "Liberia"),
    "LS": ("LSO", "Lesotho"),
    "LT": ("LTU", "Lithuania"),
    "LU": ("LUX", "Luxembourg"),
    "LV": ("LVA", "Latvia"),
    "LY": ("LBY", "Libya"),
    "MA": ("MAR", "Morocco"),
    "MC": ("MCO", "Monaco"),
    "MD": ("MDA", "Moldova"),
    "ME": ("MNE", "Montenegro"),
    "MF": ("MAF", "Saint Martin"),
    "MG": ("MDG", "Madagascar"),
    "MH": ("MHL", "Marshall Islands"),
    "MK": ("MKD", "North Macedonia"),
    "ML": ("MLI", "Mali"),
    "MM": ("MMR", "Myanmar"),
    "MN": ("MNG", "Mongolia"),
    "MO": ("MAC", "Macao"),
    "MP": ("MNP", "Northern Mariana Islands"),
    "MQ": ("MTQ", "Martinique"),
    "MR": ("MRT", "Mauritania"),
    "MS": ("MSR", "Montserrat"),
    "MT": ("MLT", "Malta"),
    "MU": ("MUS", "Mauritius"),
    "MV": ("MDV", "Maldives"),
    "MW": ("MWI", "Malawi"),
    "MX": ("MEX", "Mexico"),
    "MY": ("MYS", "Malaysia"),
    "MZ": ("MOZ", "Mozambique"),
    "NA": ("NAM", "Namibia"),
    "NC": ("NCL", "New Caledonia"),
    "NE": ("NER", "Niger"),
    "NF": ("NFK", "Norfolk Island"),
    "NG": ("NGA", "Nigeria"),
    "NI": ("NIC", "Nicaragua"),
    "NL": ("NLD", "Netherlands"),
    "NO": ("NOR", "Norway"),
    "NP": ("NPL", "Nepal"),
    "NR": ("NRU", "Nauru"),
    "NU": ("NIU", "Niue"),
    "NZ": ("NZL", "New Zealand"),
    "OM": ("OMN", "Oman"),
    "PA": ("PAN", "Panama"),
    "PE": ("PER", "Peru"),
    "PF": ("PYF", "French Polynesia"),
    "PG": ("PNG", "Papua New Guinea"),
    "PH": ("PHL", "Philippines"),
    "PK": ("PAK", "Pakistan"),
    "PL": ("POL", "Poland"),
    "PM": ("SPM", "Saint Pierre and Miquelon"),
    "PN": ("PCN", "Pitcairn"),
    "PR": ("PRI", "Puerto Rico"),
    "PS": ("PSE", "Palestine"),
    "PT": ("PRT", "Portugal"),
    "PW": ("PLW", "Palau"),
    "PY": ("PRY", "Paraguay"),
    "QA": ("QAT", "Qatar"),
    "RE": ("REU", "Réunion"),
    "RO": ("ROU", "Romania"),
    "RS": ("SRB", "Serbia"),
    "RU": ("RUS", "Russia"),
    "RW": ("RWA", "Rwanda"),
    "SA": ("SAU", "Saudi Arabia"),
    "SB": ("SLB", "Solomon Islands"),
    "SC": ("SYC", "Seychelles"),
    "SD": ("SDN", "Sudan"),
    "SE": ("SWE", "Sweden"),
    "SG": ("SGP", "Singapore"),
    "SH": ("SHN", "Saint Helena"),
    "SI": ("SVN", "Slovenia"),
    "SJ": ("SJM", "Svalbard and Jan Mayen"),
    "SK": ("SVK", "Slovakia"),
    "SL": ("SLE", "Sierra Leone"),
    "SM": ("SMR", "San Marino"),
    "SN": ("SEN", "Senegal"),
    "SO": ("SOM", "Somalia"),
    "SR": ("SUR", "Suriname"),
    "SS": ("SSD", "South Sudan"),
    "ST": ("STP", "Sao Tome and Principe"),
    "SV": ("SLV", "El Salvador"),
    "SX": ("SXM", "Sint Maarten"),
    "SY": ("SYR", "Syria"),
    "SZ": ("SWZ", "Eswatini"),
    "TC": ("TCA", "Turks and Caicos Islands"),
    "TD": ("TCD", "Chad"),
    "TF": ("ATF", "French Southern Territories"),
    "TG": ("TGO", "Togo"),
    "TH": ("THA", "Thailand"),
    "TJ": ("TJK", "Tajikistan"),
    "TK": ("TKL", "Tokelau"),
    "TL": ("TLS", "Timor-Leste"),
    "TM": ("TKM", "Turkmenistan"),
    "TN": ("TUN", "Tunisia"),
    "TO": ("TON", "Tonga"),
    "TR": ("TUR", "Turkey"),
    "TT": ("TTO", "Trinidad and Tobago"),
    "TV": ("TUV", "Tuvalu"),
    "TW": ("TWN", "Taiwan"),
    "TZ": ("TZA", "Tanzania"),
    "UA": ("UKR", "Ukraine"),
    "UG": ("UGA", "Uganda"),
    "UM": ("UMI", "United States Minor Outlying Islands"),
    "US": ("USA", "United States"),
    "UY": ("URY", "Uruguay"),
    "UZ": ("UZB", "Uzbekistan"),
    "VA": ("VAT", "Vatican City"),
    "VC": ("VCT", "Saint Vincent and the Grenadines"),
    "VE": ("VEN", "Venezuela"),
    "VG": ("VGB", "British Virgin Islands"),
    "VI": ("VIR", "U.S. Virgin Islands"),
    "VN": ("VNM", "Vietnam"),
    "VU": ("VUT", "Vanuatu"),
    "WF": ("WLF", "Wallis and Futuna"),
    "WS": ("WSM", "Samoa"),
    "YE": ("YEM", "Yemen"),
    "YT": ("MYT", "Mayotte"),
    "ZA": ("ZAF", "South Africa"),
    "ZM": ("ZMB", "Zambia"),
    "ZW": ("ZWE", "Zimbabwe"),
}
"""ISO 3166-1: alpha-2 code, alpha-3 code and the name in common English."""

COUNTRY_ALIASES = {
    "GB": (
        "UK",
        "U.K.",
        "Great Britain",
        "Britain",
        "Großbritannien",
        "Vereinigtes Königreich",
        "Reino Unido",
        "Royaume-Uni",
        "Regno Unito",
    ),
    "US": (
        "USA",
        "U.S.A.",
        "U.S.",
        "US",
        "United States of America",
        "America",
        "Estados Unidos",
        "États-Unis",
        "Stati Uniti",
        "Vereinigte Staaten",
    ),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "AT": ("Österreich",),
    "BA": ("Bosnia",),
    "BE": ("België", "Belgique", "Belgien"),
    "BN": ("Brunei Darussalam",),
    "BO": ("Plurinational State of Bolivia",),
    "BR": ("Brasil", "Brasilien"),
    "CA": ("Kanada",),
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "The Democratic Republic of the Congo"),
    "CG": ("Congo-Brazzaville", "Congo"),
    "CH": ("Schweiz", "Suisse", "Svizzera", "Suiza"),
    "CI": ("Côte d’Ivoire",),
    "CN": ("People’s Republic of China", "PR China", "P.R. China", "Mainland China"),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic", "Česko"),
    "DE": ("Deutschland", "Alemania", "Allemagne", "Germania", "Federal Republic of Germany"),
    "DK": ("Danmark", "Dänemark"),
    "ES": ("España", "Spanien", "Espagne"),
    "FI": ("Suomi",),
    "FR": ("Frankreich", "Francia"),
    "GM": ("The Gambia",),
    "HK": ("Hong Kong SAR", "Hongkong"),
    "HR": ("Hrvatska",),
    "HU": ("Magyarország",),
    "IE": ("Republic of Ireland", "Irland", "Irlanda", "Éire"),
    "IR": ("Islamic Republic of Iran",),
    "IT": ("Italia", "Italien", "Italie"),
    "JP": ("Nippon",),
    "KP": ("Democratic People’s Republic of Korea",),
    "KR": ("Republic of Korea", "Korea", "Corea del Sur", "Südkorea"),
    "LA": ("Lao PDR",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau",),
    "MX": ("México", "Mexiko"),
    "NL": ("The Netherlands", "Holland", "Nederland", "Niederlande", "Países Bajos"),
    "NO": ("Norge", "Norwegen"),
    "NZ": ("Aotearoa",),
    "PE": ("Perú",),
    "PH": ("the Philippines",),
    "PL": ("Polska", "Polen"),
    "PS": ("State of Palestine",),
    "RU": ("Russian Federation",),
    "SE": ("Sverige", "Schweden"),
    "SG": ("Singapur",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Türkiye", "Türkei"),
    "TW": ("Republic of China",),
    "TZ": ("United Republic of Tanzania",),
    "VA": ("Vatican", "Holy See"),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VN": ("Viet Nam",),
    "ZA": ("RSA", "Südafrika", "Sudáfrica"),
}
"""Other names of countries, some in their own or another language."""

REGIONS = {
    "US-AL": ("Alabama", "Ala."),
    "US-AK": ("Alaska",),
    "US-AZ": ("Arizona", "Ariz."),
    "US-AR": ("Arkansas", "Ark."),
    "US-CA": ("California", "Calif.", "Cal."),
    "US-CO": ("Colorado", "Colo."),
    "US-CT": ("Connecticut", "Conn."),
    "US-DE": ("Delaware", "Del."),
    "US-DC": ("District of Columbia", "D.C."),
    "US-FL": ("Florida", "Fla."),
    "US-GA": ("Georgia", "Ga."),
    "US-HI": ("Hawaii", "Hawai‘i"),
    "US-ID": ("Idaho",),
    "US-IL": ("Illinois", "Ill."),
    "US-IN": ("Indiana", "Ind."),
    "US-IA": ("Iowa",),
    "US-KS": ("Kansas", "Kan.", "Kans."),
    "US-KY": ("Kentucky", "Ky."),
    "US-LA": ("Louisiana", "La."),
    "US-ME": ("Maine",),
    "US-MD": ("Maryland", "Md."),
    "US-MA": ("Massachusetts", "Mass."),
    "US-MI": ("Michigan", "Mich."),
    "US-MN": ("Minnesota", "Minn."),
    "US-MS": ("Mississippi", "Miss."),
    "US-MO": ("Missouri", "Mo."),
    "US-MT": ("Montana", "Mont."),
    "US-NE": ("Nebraska", "Neb.", "Nebr."),
    "US-NV": ("Nevada", "Nev."),
    "US-NH": ("New Hampshire", "N.H."),
    "US-NJ": ("New Jersey", "N.J."),
    "US-NM": ("New Mexico", "N.M.", "N. Mex."),
    "US-NY": ("New York", "N.Y.", "New York State"),
    "US-NC": ("North Carolina", "N.C."),
    "US-ND": ("North Dakota", "N.D.", "N. Dak."),
    "US-OH": ("Ohio",),
    "US-OK": ("Oklahoma", "Okla."),
    "US-OR": ("Oregon", "Ore.", "Oreg."),
    "US-PA": ("Pennsylvania", "Pa.", "Penn.", "Penna."),
    "US-RI": ("Rhode Island", "R.I."),
    "US-SC": ("South Carolina", "S.C."),
    "US-SD": ("South Dakota", "S.D.", "S. Dak."),
    "US-TN": ("Tennessee", "Tenn."),
    "US-TX": ("Texas", "Tex."),
    "US-UT": ("Utah",),
    "US-VT": ("Vermont", "Vt."),
    "US-VA": ("Virginia", "Va."),
    "US-WA": ("Washington", "Wash.", "Washington State"),
    "US-WV": ("West Virginia", "W.Va.", "W. Va."),
    "US-WI": ("Wisconsin", "Wis.", "Wisc."),
    "US-WY": ("Wyoming", "Wyo."),
    "CA-AB": ("Alberta", "Alta."),
    "CA-BC": ("British Columbia", "B.C."),
    "CA-MB": ("Manitoba", "Man."),
    "CA-NB": ("New Brunswick", "N.B."),
    "CA-NL": ("Newfoundland and Labrador", "Newfoundland", "Nfld."),
    "CA-NS": ("Nova Scotia", "N.S."),
    "CA-NT": ("Northwest Territories", "N.W.T."),
    "CA-NU": ("Nunavut",),
    "CA-ON": ("Ontario", "Ont."),
    "CA-PE": ("Prince Edward Island", "P.E.I."),
    "CA-QC": ("Quebec", "Québec", "Que."),
    "CA-SK": ("Saskatchewan", "Sask."),
    "CA-YT": ("Yukon", "Yukon Territory"),
    "AU-ACT": ("Australian Capital Territory",),
    "AU-NSW": ("New South Wales",),
    "AU-NT": ("Northern Territory",),
    "AU-QLD": ("Queensland",),
    "AU-SA": ("South Australia",),
    "AU-TAS": ("Tasmania",),
    "AU-VIC": ("Victoria",),
    "AU-WA": ("Western Australia",),
    "GB-ENG": ("England",),
    "GB-SCT": ("Scotland",),
    "GB-WLS": ("Wales", "Cymru"),
    "GB-NIR": ("Northern Ireland",),
    "IN-AP": ("Andhra Pradesh",),
    "IN-AR": ("Arunachal Pradesh",),
    "IN-AS": ("Assam",),
    "IN-BR": ("Bihar",),
    "IN-CG": ("Chhattisgarh",),
    "IN-CH": ("Chandigarh",),
    "IN-DL": ("Delhi", "NCT of Delhi"),
    "IN-GA": ("Goa",),
    "IN-GJ": ("Gujarat",),
    "IN-HP": ("Himachal Pradesh",),
    "IN-HR": ("Haryana",),
    "IN-JH": ("Jharkhand",),
    "IN-JK": ("Jammu and Kashmir",),
    "IN-KA": ("Karnataka",),
    "IN-KL": ("Kerala",),
    "IN-LA": ("Ladakh",),
    "IN-MH": ("Maharashtra",),
    "IN-ML": ("Meghalaya",),
    "IN-MN": ("Manipur",),
    "IN-MP": ("Madhya Pradesh",),
    "IN-MZ": ("Mizoram",),
    "IN-NL": ("Nagaland",),
    "IN-OD": ("Odisha", "Orissa"),
    "IN-PB": ("Punjab",),
    "IN-PY": ("Puducherry", "Pondicherry"),
    "IN-RJ": ("Rajasthan",),
    "IN-SK": ("Sikkim",),
    "IN-TN": ("Tamil Nadu", "Tamilnadu"),
    "IN-TS": ("Telangana",),
    "IN-TR": ("Tripura",),
    "IN-UP": ("Uttar Pradesh",),
    "IN-UK": ("Uttarakhand",),
    "IN-WB": ("West Bengal",),
    "DE-BB": ("Brandenburg",),
    "DE-BE": ("Berlin",),
    "DE-BW": ("Baden-Württemberg",),
    "DE-BY": ("Bavaria", "Bayern"),
    "DE-HB": ("Bremen",),
    "DE-HE": ("Hesse", "Hessen"),
    "DE-HH": ("Hamburg",),
    "DE-MV": ("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    "DE-NI": ("Lower Saxony", "Niedersachsen"),
    "DE-NW": ("North Rhine-Westphalia", "Nordrhein-Westfalen", "NRW"),
    "DE-RP": ("Rhineland-Palatinate", "Rheinland-Pfalz"),
    "DE-SH": ("Schleswig-Holstein",),
    "DE-SL": ("Saarland",),
    "DE-SN": ("Saxony", "Sachsen"),
    "DE-ST": ("Saxony-Anhalt", "Sachsen-Anhalt"),
    "DE-TH": ("Thuringia", "Thüringen"),
}
"""ISO 3166-2: code, common English name, abbreviations, other names. Further countries stand in the gazetteer."""

POSTAL = ("US", "CA", "AU")
"""Countries whose regions are also written as the second part of their code ("MA", "ON", "NSW")."""

CITIES = {
    "nyc": "New York",
    "new york city": "New York",
    "new york": "New York",
    "manhattan": "Manhattan",
    "sf": "San Francisco",
    "san fran": "San Francisco",
    "berlin": "Berlin",
    "hamburg": "Hamburg",
    "bremen": "Bremen",
    "delhi": "Delhi",
    "chandigarh": "Chandigarh",
}
"""Names that mean a city where they stand alone, although some are also a region's, and how the city is spelled out."""

CITIES_WITH_REGION = {"la": "Los Angeles", "ny": "New York"}
"""Names that mean a city only where its region stands beside it: alone, LA may be Louisiana."""

DEGREES = frozenset(["MA", "MS"])
"""Postal codes that are also degrees: a region only beside a city that lies there."""

_EVERYDAY = """
abu academy acre ada adam adams adrian advance africa airport ali alice allen alley alliance along alot alpha amen
anderson angeles ann anna anthem apex apple april arab arnold art arts ashton asia aston august bake baldwin bank
banning bar barnes barry basic bath batman battle bay bear begun bell bella bend best beverly bone bonus boo boom
booth borne bow box bra brad bradley brandon brave brick bridge bright brilliant broadway bryan bryant burke bury bush
business butterfly buy call campbell campus can canvas care carey caroline cars carson case castle castro cat center
central chair chandler chang change chase chen chin choice christian city clay clayton clear coin college coma come
commerce common compass conception contact cook corona creative creek crown crystal dale data date david davies deal
dean delta design diamond diana dig digital dining dire discovery divine dixon dome donna douglas downtown drama dream
drug dual duncan eagle early east echo eden edge elbow elizabeth emerald energy enterprise epic euclid eugene europe
evans everest excel faith farmer fate federal ferguson field fine fleet flint flora force forest fort fountain
franklin frederick free freedom fresh friend front frontier fulbright fun gala gap garcia garden gardner gary gay
general genes george gilbert global gloria god goes gold golden google gore grace graham grant gray great green
griffin grove guide hail hale hammond hang harmony harper harvest harvey hassan hayes health high hire hit holiday
holt home honda hook hope hopkins horn howard hub hugo human hurricane hybrid hyde imagine imperial independence
inspire international ivan jacob jam java johnson johnston juan julia jupiter justice kai kennedy key kim king knight
kong kotlin kyle lake lanka law lawrence league learn leigh lend lens leo leon leslie level liberal liberty light lime
linda lion live logan lone lopez lord love lucas luck lucky lynn male man manage manga manly manning many march marco
maria marina marine marion mark marks marshall martin marvel mary mason master matrix matthews media medicine mentor
mercedes mercy meta metro mets midway mile mine miranda mission mitchell mobile model mon monroe monster monte moore
more moron moss most mount mountain much murphy murray myers mystic name nancy nation national native natural nelson
new newton nice niche nigel nikki nobel noisy nokia none normal norman north norton note nova novo nursing obama ocean
of off officer okay oliver olympic one online only opportunity oral orange order pace page palmer papa paradise
paramount park parker parole peace pearl peer pen perez perfect perry pets pine pioneer plain plan plantation plaque
point police pool pop port post power prairie preston price pride prime progress project promise prospect punch quest
rain ramsey rapid reading ready remote republic research reservoir rest result retreat rhodes rice rich richardson
rise river road robertson rogers roles roman ron roosevelt rose roses ross rouge roy royal rugby rush rust saga sake
sale salt same san sand sandra savage save say scala science sea sebastian second seen select semi senior shaping shaw
sherman shields shirley sigma silver sim simple six slaughter smith social soda sole solo soo soul sour south space
spark sparks split spoken spring springs stalin standard stanley star start state sterling stoke stone strong stuart
success sue summer summit sun sunrise sunset superior surprise sweet swords tale tall tank tape tara taylor tell
temple ten terrace test thai thomson time tire top torn torres touch tour tours toyota tracy trade trail tree triangle
troy true trust tucker tunes turbo turn tyler union unity university upper valley van varies various vary venture
vernon vic victor victory vincent vine virtual vision vista vladimir walker war ware warren water wave way wayne
wealth wedding well west white whitney wild wilson winner winter wise wolf wood words work world worms worth wright
yang yes yoga young
"""


def key(name: str) -> str:
    """A name as it is looked up: lower case, without accents and punctuation, "St." and "Ft." written out."""
    return _key(name) if len(name) <= LONGEST else _key.__wrapped__(name)


LONGEST = 40
"""Characters of a name worth remembering: a longer one does not come again."""


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    name = name.lower()
    if not name.isascii():
        bare = "".join([c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)])
        name = bare.translate(_LETTERS)
    words = name.translate(_BREAKS).split()
    return " ".join([_WRITTEN_OUT.get(word, word) for word in words])


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ı": "i", "œ": "oe"})
_BREAKS = str.maketrans(dict.fromkeys('-–/,()"`´ʻʼ', " ") | dict.fromkeys(".'’‘"))
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "&": "and"}


@cache
def everyday() -> frozenset[str]:
    """Words of everyday English that are also towns: never a place without their region or country."""
    return frozenset(_EVERYDAY.split())


@cache
def countries() -> dict[str, str]:
    """Names and aliases of countries, as `key` makes them → alpha-2 code."""
    table = {key(name): code for code, (_, name) in COUNTRIES.items()}
    for code, names in COUNTRY_ALIASES.items():
        for name in names:
            table[key(name)] = code
    return table


@cache
def country_codes() -> dict[str, str]:
    """Alpha-2 and alpha-3 codes → alpha-2 code."""
    return {alpha3: code for code, (alpha3, _) in COUNTRIES.items()} | {code: code for code in COUNTRIES} | {"UK": "GB"}


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """Names and abbreviations of regions, as `key` makes them → codes."""
    table: dict[str, tuple[str, ...]] = {}
    for code, names in REGIONS.items():
        for name in names:
            known = table.get(key(name), ())
            if code not in known:
                table[key(name)] = (*known, code)
    return table


@cache
def postal_codes() -> dict[str, tuple[str, ...]]:
    """Postal abbreviations of regions ("MA", "ON") → codes."""
    table: dict[str, tuple[str, ...]] = {}
    for code in REGIONS:
        country, _, short = code.partition("-")
        if country in POSTAL:
            table[short] = (*table.get(short, ()), code)
    return table
