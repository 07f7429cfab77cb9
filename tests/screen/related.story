# The articles about the same, and why; opened, put beside, and back.
size 132x36
shell mkdir -p @TMP@/a
file a/2024-04-03-a.txt
Tàu chở ngũ cốc mắc cạn ở cửa sông Hậu

Tối 3/4, tàu hàng mang tên Bình Minh chở 2.000 tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai thuyền viên đã được đưa vào bờ an toàn trong đêm và tàu kéo sẽ tới vào sáng mai.
end
file a/2024-04-04-b.txt
Mười hai thuyền viên tàu Bình Minh an toàn

Mười hai thuyền viên của con tàu chở ngũ cốc mắc cạn ở cửa sông Hậu đều an toàn, giám đốc cảng Trần Văn Đông nói sáng nay. Hai tàu kéo đang chờ nước lên.
end
file a/2024-04-05-c.txt
Cửa sông Hậu: một tàu hàng gặp nạn

Tối 3/4, tàu hàng mang tên Bình Minh chở 2.000 tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai thuyền viên đã được đưa vào bờ an toàn trong đêm.
end
file a/2024-04-06-d.txt
Giải bóng đá học sinh khai mạc

Mười hai đội bóng của các huyện miền núi dự giải bóng đá học sinh khai mạc sáng nay ở sân vận động tỉnh. Trận đầu kết thúc với tỷ số 2-1.
end
file a/2024-04-07-e.txt
Chợ đêm mở cửa

Chợ đêm ven sông mở cửa cuối tuần với hơn sáu mươi gian hàng. Khách tới ăn bánh và nghe hát bội.
end
run --no-config @TMP@/a
expect all read
row -1 r related
keys r
expect ┌ Related articles, the most alike first
expect same text
expect same event: 
expect Trần Văn Đông
expect 2024-04-05
absent Giải bóng đá học sinh khai mạc  
row -1 Enter read  c compare  q leave
keys Esc
row -1 r related
absent same text
# smaller and larger in the middle
keys r
expect same text
resize 80x24
expect Cửa sông Hậu: một tàu hàng gặp nạn
expect same event: 
resize 40x18
expect │ Cửa sông Hậu: một tàu hàng gặp nạn
expect │   same text
row -1 Enter read
resize 132x36
expect 2024-04-05
# the second one opens, a step of the trail
keys j
reverse Mười hai thuyền viên tàu Bình Minh an toàn
keys Enter
row -2 2024-04-04-b.txt · 
row -1 next mention
absent same text
keys H
row -2 2024-04-03-a.txt · 
# beside the article
keys r
expect same text
keys j c
row 2 ◧ Tàu chở ngũ cốc mắc cạn ở cửa sông Hậu
row 2 ◨ Mười hai thuyền viên tàu Bình Minh an toàn
keys q
row -1 r related
# and what c offers: the same first, with the reason; in what is found the article itself is not
keys c
expect Compare with
expect same text
expect same event: 
type tau keo
expect │ Mười hai thuyền viên tàu Bình Minh an toàn
absent same text
keys Enter
row 2 ◨ Mười hai thuyền viên tàu Bình Minh an toàn
keys q
row -1 r related
# nothing in common
resize 80x24
keys h h
row -1 r related
keys G
row -2 4/4
keys r
expect no article has enough in common with it
keys j Enter c
row -1 c compare
keys q
row -2 4/4
absent no article has enough
keys q
exit 0
