"""Invented people and companies of many countries, for the practice org."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives: names that go together. `spellings` is how people write the country,
    the first one most often."""

    spellings: tuple[str, ...]
    domain: str
    dial: str
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]  # city, state, postal code
    street: str  # with {n}
    latitude: float
    longitude: float


PLACES = (
    Place(
        ("United States", "USA", "united states"),
        "com",
        "+1 503 555",
        ("Grace", "Marcus", "Tanya", "Owen", "Delia", "Rashid", "Bonnie", "Theo"),
        ("Whitfield", "Ramirez", "O'Connell", "Sandoval", "Kowalski", "Bright", "Nguyen"),
        (("Portland", "OR", "97204"), ("Austin", "TX", "78701"), ("Albany", "NY", "12207")),
        "{n} Alder Street",
        45.52,
        -122.68,
    ),
    Place(
        ("United Kingdom", "UK", "united kingdom"),
        "co.uk",
        "+44 20 7946",
        ("Imogen", "Alastair", "Priya", "Callum", "Bronwen", "Hugo", "Saoirse"),
        ("Ashworth", "MacLeod", "Patel", "St. John-Smythe", "Bevan", "Thistlewood"),
        (("Leeds", "", "LS1 4DY"), ("Bristol", "", "BS1 6QF"), ("Edinburgh", "", "EH1 1YZ")),
        "{n} Quarry Lane",
        53.8,
        -1.55,
    ),
    Place(
        ("Australia", "AUSTRALIA", "australia"),
        "com.au",
        "+61 2 5550",
        ("Kirra", "Lachlan", "Matilda", "Darcy", "Banjo", "Zara"),
        ("Wattle", "Brennan", "Papadopoulos", "Harrigan", "Coolidge"),
        (("Sydney", "NSW", "2000"), ("Melbourne", "VIC", "3000"), ("Perth", "WA", "6000")),
        "{n} Jacaranda Avenue",
        -33.87,
        151.21,
    ),
    Place(
        ("Germany", "Deutschland", "GERMANY"),
        "de",
        "+49 30 5550",
        ("Jürgen", "Annelie", "Björn", "Käthe", "Matthias", "Ulrike"),
        ("Müller-Lüdenscheidt", "Großmann", "Weiß", "Schäfer", "Brandt", "Öztürk"),
        (("Berlin", "", "10115"), ("München", "Bayern", "80331"), ("Köln", "NRW", "50667")),
        "Lindenstraße {n}",
        52.52,
        13.4,
    ),
    Place(
        ("France", "FRANCE"),
        "fr",
        "+33 1 55 50",
        ("Éloïse", "François", "Maëlle", "Thibault", "Zoé", "Jean-Loup"),
        ("D'Aubigny", "Lefèvre", "Garçon", "de la Tour", "Moreau", "Hervé"),
        (("Paris", "", "75011"), ("Lyon", "", "69002"), ("Nîmes", "", "30000")),
        "{n}, rue des Tilleuls",
        48.86,
        2.35,
    ),
    Place(
        ("Japan", "日本"),
        "co.jp",
        "+81 3 5550",
        ("花子", "健太", "Yuki", "Haruto", "Sakura"),
        ("佐藤", "Takahashi", "渡辺", "Nakamura", "小林"),
        (("Tokyo", "", "100-0001"), ("大阪", "", "530-0001")),
        "{n}-chome, Sakuragaoka",
        35.68,
        139.69,
    ),
    Place(
        ("Brazil", "Brasil"),
        "com.br",
        "+55 11 5550",
        ("João", "Conceição", "Thaís", "Caetano", "Inês"),
        ("Gonçalves", "dos Santos", "Araújo", "Magalhães", "Corrêa"),
        (("São Paulo", "SP", "01310-100"), ("Florianópolis", "SC", "88010-000")),
        "Rua das Acácias, {n}",
        -23.55,
        -46.63,
    ),
    Place(
        ("India", "INDIA"),
        "in",
        "+91 22 5550",
        ("Aarav", "Lakshmi", "Dev", "Meenakshi", "Rohan"),
        ("Iyer", "Chakraborty", "Singh", "Deshmukh", "Nair"),
        (("Mumbai", "MH", "400001"), ("Bengaluru", "KA", "560001")),
        "{n}, Banyan Road",
        19.08,
        72.88,
    ),
    Place(
        ("Poland", "Polska"),
        "pl",
        "+48 22 555",
        ("Łukasz", "Żaneta", "Stanisław", "Grażyna", "Wojciech"),
        ("Wiśniewski", "Źródlak", "Błaszczyk", "Jędrzejczak"),
        (("Warszawa", "", "00-001"), ("Łódź", "", "90-001")),
        "ul. Klonowa {n}",
        52.23,
        21.01,
    ),
    Place(
        ("Türkiye", "Turkey"),
        "com.tr",
        "+90 212 555",
        ("İbrahim", "Şule", "Ömer", "Ayşegül"),
        ("Yılmaz", "Çelik", "Işık", "Doğan"),
        (("İstanbul", "", "34000"), ("İzmir", "", "35000")),
        "Çınar Sokak No:{n}",
        41.01,
        28.98,
    ),
    Place(
        ("Egypt", "مصر"),
        "com.eg",
        "+20 2 5550",
        ("أحمد", "Nour", "ليلى", "Karim"),
        ("حسن", "El-Masry", "Abdel-Rahman"),
        (("Cairo", "", "11511"), ("الإسكندرية", "", "21500")),
        "{n} شارع النيل",
        30.04,
        31.24,
    ),
)

COMPANY_STEMS = (
    "Alderbrook",
    "Bluefin",
    "Cedar & Stone",
    "Driftwood",
    "Evergreen",
    "Fjordlight",
    "Granite",
    "Halcyon",
    "Ironbark",
    "Juniper",
    "Kestrel",
    "Lanternfish",
    "Meridian",
    "Northgate",
    "Ørsted Lane",
    "Pinnacle",
    "Quillwork",
    "Riverbend",
    "Saltmarsh",
    "Tamarind",
    "Umbra",
    "Vantage",
    "Willowmere",
    "Xylo",
    "Yarrow",
    "Zephyr",
)
COMPANY_KINDS = (
    "Logistics",
    "Foods",
    "Instruments",
    "Health",
    "Software",
    "Textiles",
    "Energy",
    "Media",
    "Farms",
    "Advisory",
)
COMPANY_FORMS = (
    "{} Ltd",
    "{}, Inc.",
    "{} GmbH",
    "{} S.A.",
    "{} Pty Ltd",
    "{} AG",
    '"{}" Cooperative',
    "{}",
)
TITLES = (
    "Head of Marketing",
    "Buyer",
    "VP, Operations",
    "Director of IT",
    "Office Manager",
    "Chief Financial Officer",
    "Founder & CEO",
    "Procurement Lead",
    "Consultant",
)
DEPARTMENTS = ("Marketing", "Operations", "Finance", "IT", "Sales", "Human Resources")
NOTES = (
    "Met at the spring fair.\nAsked for a call after Easter.",
    'Said: "send the price list, please".',
    "=SUM(A1:A3) was pasted here by the import",
    "Prefers e-mail; no calls before 10:00.\n\n- two sites\n- 40 seats",
    "Перезвонить в июне 📞",
    "+1 referral, see last note",
)
CAMPAIGNS = (
    ("Spring Webinar Series", "Webinar", "In Progress"),
    ("Harbour Trade Show", "Trade Show", "Completed"),
    ("Welcome E-mails", "Email", "In Progress"),
    ("Partner Referral Drive", "Referral Program", "Planned"),
    ("Autumn Conference, Lisbon", "Conference", "Planned"),
    ("Win-back Letters", "Direct Mail", "Aborted"),
)
#: What members of a campaign of that type can be, beside "Sent" and "Responded", and whether that
#: is a response.
MEMBER_STATUSES = {
    "Webinar": (("Registered", False), ("Attended", True), ("No Show", False)),
    "Trade Show": (("Invited", False), ("Visited Booth", True)),
    "Email": (("Opened", False), ("Clicked", True), ("Bounced", False)),
    "Referral Program": (("Referred Somebody", True),),
    "Conference": (("Invited", False), ("Registered", False), ("Attended", True)),
    "Direct Mail": (("Returned to Sender", False),),
}
TASK_SUBJECTS = ("Call", "Email", "Send Letter", "Send Quote", "Follow up on the webinar")
